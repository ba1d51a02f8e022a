"""Writes that may be sent twice. The row of the key is the first lock of a command, so a second caller waits for the first."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from murmelbahn.kernel import clock, world
from murmelbahn.kernel.refusals import BadInput, KeyReused

R = TypeVar("R")
LONGEST_KEY = 255


def _fingerprint(content: Mapping[str, Any]) -> str:
    """sha256 of the arguments; reprs of frozen dataclasses, ids, amounts and dates are stable."""
    return hashlib.sha256(repr(sorted(content.items())).encode()).hexdigest()


def run(*, scope: str, key: str, content: Mapping[str, Any], call: Callable[[], R]) -> R:
    """Call once per (scope, key); the result is a reference: a UUID, a text, a number or None. Raises `KeyReused` when the
    key came before with other content."""
    if not 0 < len(key) <= LONGEST_KEY:
        raise BadInput(field="idempotency_key", reason=f"1 to {LONGEST_KEY} characters")
    fingerprint = _fingerprint(content)
    with world.connection().cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_idempotencykey (scope, key, content, recorded) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT DO NOTHING",
            [scope, key, fingerprint, clock.machine()],
        )
        if cursor.rowcount == 0:
            cursor.execute(
                "SELECT content, result FROM kernel_idempotencykey WHERE scope = %s AND key = %s", [scope, key]
            )
            kept, result = cursor.fetchone()
            if kept != fingerprint:
                raise KeyReused(key=key)
            return cast(R, _revive(result))
        outcome = call()
        cursor.execute(
            "UPDATE kernel_idempotencykey SET result = %s::jsonb WHERE scope = %s AND key = %s",
            [_reference(outcome), scope, key],
        )
        return outcome


def _reference(outcome: object) -> str:
    if outcome is not None and not isinstance(outcome, UUID | str | int):
        raise TypeError("an idempotent operation returns an id, a text, a number or None")
    return json.dumps([type(outcome).__name__, None if outcome is None else str(outcome)])


def _revive(result: Any) -> object:
    kind, value = json.loads(result)
    return value if value is None else {"UUID": UUID, "int": int}.get(kind, str)(value)
