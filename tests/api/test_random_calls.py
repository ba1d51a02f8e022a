"""Random calls of every route by an independent tool, with all its checks: 10,000 of them, and no fault of ours."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.api.callers import Stage

pytestmark = pytest.mark.api
CALLS = {"reads": 2_500, "deals": 3_500, "others": 4_000}
"""At least so many of each part, 10,000 together: reads, writes of deals, other writes."""
OF_DEALS = "/deals/"
SEED = int(os.environ.get("MURMELBAHN_API_SEED", "20261121"))
EXAMPLES = int(os.environ.get("MURMELBAHN_API_EXAMPLES", "2"))
REFUSED = ["401", "403", "404", "409", "413", "422"]
"""What is well formed may still mean nothing here: an item no model has, a day before the contract."""
REPORT = Path(__file__).resolve().parents[2] / "build" / "random-calls.txt"


def configured(token: str) -> Any:
    from schemathesis.config import SchemathesisConfig

    return SchemathesisConfig.from_dict(
        {
            "seed": SEED,
            "workers": 1,  # Python 3.11 loses count when two threads parse source at once, as the tool does
            "headers": {"Authorization": f"Bearer {token}"},
            "continue-on-failure": True,
            "generation": {"max-examples": EXAMPLES, "database": "none"},
            "phases": {"stateful": {"enabled": False}},
            "checks": {
                "positive_data_acceptance": {"expected-statuses": ["2xx", *REFUSED]},
                "negative_data_rejection": {"expected-statuses": REFUSED},
                "missing_required_header": {"expected-statuses": ["422"]},
            },
        }
    )


@pytest.mark.parametrize("part", CALLS)
def test_random_calls_find_no_fault(stage: Stage, part: str) -> None:
    """In parts, so that processes share the work."""
    import schemathesis
    from schemathesis.engine import events, from_schema

    from tests.serving import served

    calls: Counter[int] = Counter()
    found: list[str] = []
    with served() as address:
        schema = schemathesis.openapi.from_url(
            f"{address}/api/v1/openapi.json", config=configured(stage["operator"].token)
        )
        for event in from_schema(routes(schema, part)).execute():
            if isinstance(event, events.ScenarioFinished):
                answers = [one.response for one in event.recorder.interactions.values() if one.response is not None]
                calls.update(one.status_code for one in answers)
                found += list(_failures(event.recorder))
            elif isinstance(event, events.NonFatalError):
                found.append(f"{event.label}: {event.info.format()}")
            elif isinstance(event, events.FatalError):
                raise event.exception
    REPORT.parent.mkdir(exist_ok=True)
    report = REPORT.with_stem(f"random-{part}")
    report.write_text("\n=====\n".join([f"{calls.total()} calls by status: {dict(sorted(calls.items()))}", *found]))
    assert sum(calls[status] for status in calls if status >= 500) == 0, report
    assert found == [], report
    assert calls.total() >= CALLS[part]


def routes(schema: Any, part: str) -> Any:
    """The routes of a part; every route is in one."""
    if part == "reads":
        return schema.include(method="GET")
    writes = schema.exclude(method="GET")
    return writes.include(path_regex=OF_DEALS) if part == "deals" else writes.exclude(path_regex=OF_DEALS)


def _failures(recorder: Any) -> Any:
    for case, checks in recorder.checks.items():
        for one in checks:
            if one.failure_info is not None:
                call = recorder.cases[case].value if case in recorder.cases else None
                sent = call.as_curl_command() if call is not None else case
                yield f"{recorder.label} | {one.name} | {one.failure_info.failure} | {sent}"
