"""Falsify one stored copy, ask the verdict, undo: all in one transaction that is never committed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms.verdict import Disagreement
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.sql import ask, tell
from murmelbahn.sandbox.rules.draw import Draw
from murmelbahn.sandbox.rules.falsehoods import Falsehood, falsified
from murmelbahn.sandbox.terms.tampering import Tampered

SHOWN = 60


class _UndoneError(Exception):
    """Carries what was found out of the transaction, and takes the falsehood back with it."""

    def __init__(self, found: Tampered | None) -> None:
        self.found = found


def tamper(actor: Actor, *, n: int, deal: UUID, falsehood: Falsehood, draw: Draw) -> Tampered | None:
    """Falsify a copy of a deal behind the back of all triggers and see whether the verdict names it. Nothing stays.

    None where the deal has no such copy. Needs a superuser of the database.
    """
    try:
        _falsify(actor, n=n, deal=deal, falsehood=falsehood, draw=draw)
    except _UndoneError as undone:
        return undone.found
    raise RuntimeError("a falsehood was kept")


@operation
def _falsify(actor: Actor, *, n: int, deal: UUID, falsehood: Falsehood, draw: Draw) -> None:
    known = frozenset(deals.verdict(SYSTEM, deal=deal).disagreements)
    tell("SET LOCAL session_replication_role = replica")
    rows = ask(f"SELECT id, {falsehood.column} FROM {falsehood.table} WHERE {falsehood.where} ORDER BY id", [deal])
    if not rows:
        raise _UndoneError(None)
    identity, stored = draw.pick(rows, "row", falsehood.copy)
    before = _plain(stored, falsehood.path)
    after = falsified(falsehood, before)
    if after is None:
        raise _UndoneError(None)
    tell(
        f"UPDATE {falsehood.table} SET {falsehood.column} = %s WHERE id = %s",
        [_written(stored, falsehood.path, after), identity],
    )
    news = [one for one in deals.verdict(SYSTEM, deal=deal).disagreements if one not in known]
    raise _UndoneError(_said(n, falsehood, before, after, news))


def _plain(stored: Any, path: str) -> Any:
    """The value that is falsified, as Python has it; a JSON column comes as text."""
    if isinstance(stored, memoryview):
        return bytes(stored)
    if path or (isinstance(stored, str) and stored.startswith("[")):
        plain = json.loads(stored) if isinstance(stored, str) else stored
        return plain[path] if path else plain
    return stored


def _written(stored: Any, path: str, after: Any) -> Any:
    if path:
        plain = json.loads(stored) if isinstance(stored, str) else stored
        return json.dumps({**plain, path: after})
    return json.dumps(after) if isinstance(after, list) else after


def _said(n: int, falsehood: Falsehood, before: Any, after: Any, news: Sequence[Disagreement]) -> Tampered:
    first = news[0] if news else None
    named = (
        ""
        if first is None
        else f"{first.stream} {first.field}: {first.source} {first.value[:SHOWN]} / "
        f"{first.other_source} {first.other_value[:SHOWN]}"
    )
    return Tampered(
        n=n,
        copy=falsehood.copy,
        before=str(before)[:SHOWN],
        after=str(after)[:SHOWN],
        named=named,
        stream=first.stream if first else "",
        field=first.field if first else "",
    )
