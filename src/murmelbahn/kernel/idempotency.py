"""Writes that may be sent twice. The row of the key is the first lock of a command, so a second caller waits for the first."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from murmelbahn.kernel import clock
from murmelbahn.kernel.refusals import BadInput, KeyReused
from murmelbahn.kernel.sql import ask_one, tell

LONGEST_KEY = 255


def _fingerprint(content: Mapping[str, Any]) -> str:
    """sha256 of the arguments; reprs of frozen dataclasses, ids, amounts and dates are stable."""
    return hashlib.sha256(repr(sorted(content.items())).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Claim:
    """A key under which a command runs for the first time, at the world's time `at`, or ran before (`at` is None) and
    answered `result`."""

    scope: str
    key: str
    at: datetime | None
    result: object = None

    def keep(self, outcome: object) -> None:
        """Remember what the command answered: a UUID, a text, a number or None."""
        tell(
            "UPDATE kernel_idempotencykey SET result = %s::jsonb WHERE scope = %s AND key = %s",
            [_reference(outcome), self.scope, self.key],
        )


def claim(scope: str, key: str, content: Mapping[str, Any]) -> Claim:
    """Take a key for a command with this content, in the command's transaction. Raises `KeyReused` when the key came before
    with other content, `BadInput` for a key that is none."""
    if not 0 < len(key) <= LONGEST_KEY:
        raise BadInput(field="idempotency_key", reason=f"1 to {LONGEST_KEY} characters")
    fingerprint = _fingerprint(content)
    fresh, at = ask_one(  # the clock comes along: every command asks for it next
        "WITH taken AS (INSERT INTO kernel_idempotencykey (scope, key, content, recorded) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT DO NOTHING RETURNING 1) SELECT EXISTS (SELECT FROM taken), (SELECT at FROM kernel_clock WHERE id = 1)",
        [scope, key, fingerprint, clock.machine()],
    )
    if fresh:
        return Claim(scope, key, at or clock.machine())
    asked = "SELECT content, result FROM kernel_idempotencykey WHERE scope = %s AND key = %s"
    kept, result = ask_one(asked, [scope, key])
    if kept != fingerprint:
        raise KeyReused(key=key)
    return Claim(scope, key, None, _revive(result))


def _reference(outcome: object) -> str:
    if outcome is not None and not isinstance(outcome, UUID | str | int):
        raise TypeError("an idempotent operation returns an id, a text, a number or None")
    return json.dumps([type(outcome).__name__, None if outcome is None else str(outcome)])


def _revive(result: Any) -> object:
    kind, value = json.loads(result)
    return value if value is None else {"UUID": UUID, "int": int}.get(kind, str)(value)
