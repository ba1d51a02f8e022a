"""Every route called by every caller about one side's objects: what each was answered."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.db import connection

from murmelbahn.app.api import api
from tests.api.callers import Stage
from tests.api.filling import Filling, special
from tests.api.objects import objects

FOREIGN = ("anonymous", "foreign customer", "foreign adviser", "foreign sales", "foreign finance", "foreign machine")


@dataclass(frozen=True)
class Answer:
    """What one caller got, and whether anything was written by it."""

    status: int
    body: Any
    written: bool
    said: str = ""

    @property
    def empty(self) -> bool:
        return self.body is None or (isinstance(self.body, dict) and self.body.get("items") == [])


def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(api().get_openapi_schema(path_prefix="/api/v1/"), default=str))
    for path, operations in found["paths"].items():
        for operation in operations.values():
            operation["x-path"] = path
    return found


def routes() -> dict[str, tuple[str, str, dict[str, Any]]]:
    """Method, path and description of every route, by its id."""
    return {
        operation["operationId"]: (method.upper(), path, operation)
        for path, operations in document()["paths"].items()
        for method, operation in operations.items()
    }


def played(stage: Stage) -> dict[str, dict[str, Answer]]:
    """Strangers first, so that nothing they find was left by those who may; reads before writes."""
    known = {
        name: value if isinstance(value, list | dict | int) else str(value) for name, value in objects(stage).items()
    }
    filling = Filling(document(), known, special(known))
    found: dict[str, dict[str, Answer]] = {}
    strangers = [stage[name] for name in FOREIGN]
    others = [caller for name, caller in stage.callers.items() if name not in FOREIGN]
    in_order = sorted(routes().items(), key=lambda one: ("GET", "POST", "PUT", "DELETE").index(one[1][0]))
    for callers in (strangers, others):
        for route, (method, path, operation) in in_order:
            for caller in callers:
                address, body, headers = filling.call(path, operation)
                before = written()
                answer = caller.call(
                    method, address, body, **{name.replace("-", "_"): v for name, v in headers.items()}
                )
                plain = json.loads(answer.content) if "json" in answer["Content-Type"] else None
                told = Answer(answer.status_code, plain, written() != before, f"{method} {address}")
                found.setdefault(route, {})[caller.name] = told
    return found


def written() -> tuple[Any, ...]:
    """Facts, keys of writes that succeeded, rows of everything else that a call could leave."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM kernel_fact), (SELECT count(*) FROM kernel_idempotencykey)")
        return tuple(cursor.fetchone())
