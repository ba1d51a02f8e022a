"""Evidence of a deal, from each copy itself: contract versions, value's frozen terms and books, build, car, papers, stations."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.ports import station_copies
from murmelbahn.deal.queries.evidence.car import car
from murmelbahn.deal.queries.evidence.papers import papers
from murmelbahn.deal.queries.evidence.states import states
from murmelbahn.deal.queries.evidence.versions import versions
from murmelbahn.deal.queries.rows import find
from murmelbahn.deal.rules.verdict import judge
from murmelbahn.deal.terms.verdict import Verdict
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.value import queries as value


def verdict(actor: Actor, *, deal: UUID) -> Verdict:
    """Do the streams agree about this deal? Compared from every stored copy. Raises `NotFound`."""
    row = find(actor, deal)
    if row is None:
        raise NotFound(kind="deal", id=deal)
    claims = [*states(row), *versions(row)]
    if row.offer is not None:
        claims += value.evidence(SYSTEM, deal=deal)
    if row.agreement:
        claims += [*car(row), *papers(row), *station_copies(SYSTEM, deal=deal)]
    return judge(claims)
