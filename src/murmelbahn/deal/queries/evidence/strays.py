"""Rows that were written past the commands: as they were before somebody's hand, and as that hand left them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from murmelbahn.deal.rules.verdict import judge
from murmelbahn.deal.terms.verdict import Disagreement
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.evidence import Claim
from murmelbahn.kernel.refusals import NotAllowed
from murmelbahn.kernel.sql import ask

NET = """
SELECT place, line, field, (array_agg(was ORDER BY at))[1], (array_agg(becomes ORDER BY at DESC))[1]
FROM deal_stray WHERE {where} GROUP BY place, line, field ORDER BY min(at), place, line, field
"""
"""What came of all writes to a field: a hand that put everything back has changed nothing."""
OF_DEAL, OF_NONE = "deal = %s", "deal IS NULL OR deal NOT IN (SELECT id FROM deal_deal)"
STREAM = {"vehicle": "vehicle", "connect": "vehicle", "customer": "customer", "retail": "customer"}
"""Of a table, by its room; all others are the value's."""


def strays(deal: UUID) -> Iterator[Claim]:
    """Two claims for every field of the deal's rows that was written by hand."""
    return _claims(NET.format(where=OF_DEAL), [deal])


def strays_elsewhere(actor: Actor) -> tuple[Disagreement, ...]:
    """What was written by hand in rows of no deal, and every table whose guard was taken away. Empty when all is right. Raises
    `NotAllowed`: the platform itself asks."""
    if not actor.is_system:
        raise NotAllowed(kind=actor.kind)
    unguarded = [
        claim
        for (table,) in ask("SELECT deal_unguarded()")
        for claim in (
            Claim(_stream(table), f"guard of {table}", "as it was set", "on"),
            Claim(_stream(table), f"guard of {table}", table, "off"),
        )
    ]
    return judge([*_claims(NET.format(where=OF_NONE), None), *unguarded]).disagreements


def _stream(table: str) -> str:
    return STREAM.get(table.partition("_")[0], "value")


def _claims(statement: str, parameters: Sequence[Any] | None) -> Iterator[Claim]:
    for table, line, column, was, becomes in ask(statement, parameters):
        stream, field = _stream(table), f"{table}.{column} of {line}"
        yield Claim(stream, field, "the last command", was)
        yield Claim(stream, field, "a write by hand", becomes)
