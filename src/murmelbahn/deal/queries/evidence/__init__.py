"""Evidence of a deal, from each copy itself: contract versions, value's frozen terms and books, build, car, papers, stations."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist

from murmelbahn.deal.ports import station_copies
from murmelbahn.deal.queries.evidence.car import car
from murmelbahn.deal.queries.evidence.funding import funding
from murmelbahn.deal.queries.evidence.papers import papers
from murmelbahn.deal.queries.evidence.states import states
from murmelbahn.deal.queries.evidence.strays import strays
from murmelbahn.deal.queries.evidence.told import told
from murmelbahn.deal.queries.evidence.versions import versions
from murmelbahn.deal.queries.rows import require
from murmelbahn.deal.rules.verdict import judge
from murmelbahn.deal.terms.verdict import Verdict
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.evidence import Claim
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.kernel.told import unbroken
from murmelbahn.value import queries as value

UNREADABLE = (Refusal, ValueError, LookupError, TypeError, AttributeError, ObjectDoesNotExist)
"""What reading a falsified copy may raise."""
SHOWN = 200


def verdict(actor: Actor, *, deal: UUID) -> Verdict:
    """Do the streams agree about this deal? Compared from every stored copy. Raises `NotFound`."""
    row = require(actor, deal)
    spoken = ("deal",) if row.offer is None else ("deal", "value")
    parts: list[tuple[str, str, Callable[[], Iterable[Claim]]]] = [
        ("value", "states and facts", lambda: (*states(row), *unbroken(deal=deal, streams=spoken))),
        ("value", "contract versions", lambda: versions(row)),
        ("customer", "told rows", lambda: told(deal)),
        ("value", "rows written by hand", lambda: strays(deal)),
    ]
    if row.offer is not None:
        parts.append(("value", "money", lambda: value.evidence(SYSTEM, deal=deal)))
    if row.agreement:
        parts += [
            ("vehicle", "car", lambda: car(row)),
            ("value", "funding", lambda: funding(row)),
            ("value", "papers", lambda: papers(row)),
            ("vehicle", "stations", lambda: station_copies(SYSTEM, deal=deal)),
        ]
    return judge(claim for part in parts for claim in _readable(*part))


def _readable(stream: str, part: str, read: Callable[[], Iterable[Claim]]) -> list[Claim]:
    """A part of the evidence. A copy that is gone or says what cannot be is a disagreement, not an accident."""
    try:
        return list(read())
    except UNREADABLE as broken:
        said = f"{type(broken).__name__}: {broken}".splitlines()[0][:SHOWN]
        return [
            Claim(stream, f"copies of {part}", "as they must be", "readable"),
            Claim(stream, f"copies of {part}", "as they stand", said),
        ]
