"""For whom deals wait: one question for every list and every page that says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from murmelbahn.deal.terms import DealView, Wait, waiting
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import today
from murmelbahn.value import queries as value


def next_steps(actor: Actor, *, deals: Iterable[DealView]) -> Mapping[UUID, Wait | None]:
    """The next step of each of these deals and who takes it; none where a deal is done or has ended. One statement at most,
    however many deals: whether a lender has yet to answer."""
    views, day = list(deals), today()
    lent = [one.id for one in views if one.lent and one.agreement and one.end is None]
    asked = value.lenders_asked(actor, deals=lent) if lent else frozenset[UUID]()
    return {one.id: waiting(one, today=day, asked=one.id in asked) for one in views}
