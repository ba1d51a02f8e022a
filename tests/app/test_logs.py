"""Logs are JSON, hold allowed keys only, and no personal data whoever writes."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator

import pytest
import structlog
from django.test import Client

from murmelbahn.app.observing import logs

Lines = Callable[[], list[dict[str, object]]]
PERSON = "eva@example.org"


@pytest.fixture
def lines() -> Iterator[Lines]:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logs.formatter())
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)


def test_a_key_that_is_not_allowed_is_dropped(lines: Lines) -> None:
    structlog.get_logger("murmelbahn.test").info("request", route="deals/<id>", email=PERSON, form={"name": "Eva"})
    (line,) = lines()
    assert line["event"] == "request"
    assert line["route"] == "deals/<id>"
    assert "email" not in line
    assert "form" not in line


def test_what_a_library_says_is_not_kept(lines: Lines) -> None:
    logging.getLogger("django.request").error("Not found: /people/%s", PERSON)
    (line,) = lines()
    assert PERSON not in json.dumps(line)
    assert line["logger"] == "django.request"


def test_of_an_exception_only_type_and_place_are_kept(lines: Lines) -> None:
    try:
        raise ValueError(PERSON)
    except ValueError:
        logging.getLogger("murmelbahn.test").error("it broke", exc_info=True)
    (line,) = lines()
    assert PERSON not in json.dumps(line)
    assert line["exception_type"] == "ValueError"
    assert "test_logs.py" in str(line["where"])


def test_our_own_warnings_name_the_exception_they_are_about(lines: Lines) -> None:
    try:
        raise ValueError(PERSON)
    except ValueError:
        structlog.get_logger("murmelbahn.test").warning("fact held", exc_info=True)
    (line,) = lines()
    assert PERSON not in json.dumps(line)
    assert (line["exception_type"], "test_logs.py" in str(line["where"])) == ("ValueError", True)


def test_a_fault_of_ours_is_said_with_its_route_and_place(
    world: str, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once, in our own words: an answer 500 without a line about its reason cannot be mended."""

    def broken(*_: object, **__: object) -> None:
        raise ValueError(PERSON)

    monkeypatch.setattr("murmelbahn.showroom.queries.models_sheet", broken)
    answer = Client(SERVER_NAME="localhost", raise_request_exception=False).get("/models/")
    assert answer.status_code == 500
    (line,) = [one for one in lines() if one["event"] == "request failed"]
    assert (line["level"], line["route"], line["exception_type"]) == ("error", "models/", "ValueError")
    assert "test_logs.py" in str(line["where"])
    assert PERSON not in json.dumps(line)
