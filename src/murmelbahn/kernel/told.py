"""What the facts of a key told about rows, as evidence: a row must still say what its fact said, and no fact may be gone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from murmelbahn.kernel.evidence import Claim
from murmelbahn.kernel.sql import ask

MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:")
FACTS = "SELECT topic, body::text FROM kernel_fact WHERE key = %s AND topic = ANY(%s) ORDER BY stream, seq"
SEALED = """
SELECT counter.stream, counter.seq::text, counter.seal::text, coalesce(counted.facts, 0)::text, coalesce(counted.seal, 0)::text
FROM kernel_factkey counter LEFT JOIN (
    SELECT stream, count(*) AS facts, sum(kernel_seal(id, topic, version, key, market, seller, body, actor, cause, at)) AS seal
    FROM kernel_fact WHERE key = %s GROUP BY stream
) counted ON counted.stream = counter.stream WHERE counter.key = %s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A topic, the table of the row it is about, and what both say: fields of the fact against columns of the row.

    `by` finds the row. The newest fact of a row counts. `leaves`: the row may belong to another deal by now.
    """

    topic: str
    stream: str
    """Whose story the fields belong to: vehicle, customer or value."""
    table: str
    by: dict[str, str]
    same: dict[str, str]
    leaves: bool = False
    of: str = "deal"
    """The column that names the deal."""


def heard(told: Sequence[Told], *, deal: UUID) -> Iterator[Claim]:
    """Two claims for every field that a fact of the deal told about a row of the deal."""
    facts = [(topic, json.loads(body)) for topic, body in ask(FACTS, [deal, [one.topic for one in told]])]
    for one in told:
        newest = {tuple(_said(body, name) for name in one.by): body for topic, body in facts if topic == one.topic}
        if newest:
            listed = ", ".join(f'"{column}"::text' for column in (*one.by.values(), *one.same.values()))
            found = ask(f"SELECT {listed} FROM {one.table} WHERE {one.of} = %s", [deal])
            yield from _compared(one, newest, {row[: len(one.by)]: row[len(one.by) :] for row in found})


def unbroken(*, deal: UUID, streams: Iterable[str]) -> Iterator[Claim]:
    """As many facts of every stream as were numbered, none gone, not even the last, and each as it was written. `streams`
    must be there."""
    rows = ask(SEALED, [deal, deal])
    for stream in {*streams} - {row[0] for row in rows}:
        yield Claim("customer", f"facts of {stream}", "deal", "there")
        yield Claim("customer", f"facts of {stream}", "kernel.fact", "gone")
    for stream, numbered, sealed, counted, found in rows:
        yield Claim("customer", f"facts of {stream}", "numbered", numbered)
        yield Claim("customer", f"facts of {stream}", "kernel.fact", counted)
        yield Claim("customer", f"seal of the facts of {stream}", "as written", sealed)
        yield Claim("customer", f"seal of the facts of {stream}", "as they stand", found)


def _compared(told: Told, facts: dict[Any, Any], rows: dict[Any, Any]) -> Iterator[Claim]:
    for key, body in facts.items():
        row = rows.get(key)
        if row is None and told.leaves:
            continue
        for place, (name, column) in enumerate(told.same.items()):
            field = f"{told.table}.{column} of {' '.join(key)}"
            yield Claim(told.stream, field, f"fact {told.topic}", _said(body, name))
            yield Claim(told.stream, field, told.table, "gone" if row is None else _plain(row[place]))


def _said(body: Any, name: str) -> str:
    for part in name.split("."):
        body = body.get(part) if isinstance(body, dict) else None
    return _plain(body)


def _plain(value: Any) -> str:
    """As the database writes it; moments in UTC."""
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return datetime.fromisoformat(text).astimezone(UTC).isoformat() if MOMENT.match(text) else text
