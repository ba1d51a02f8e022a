"""A deadline of the deal rang."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from murmelbahn.deal import operations
from murmelbahn.deal.facts import DeadlineDue
from murmelbahn.deal.terms import Deadline
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import Fact, Subscription

RINGS: dict[Deadline, Callable[..., None]] = {
    Deadline.BINDING: operations.lapse_order,
    Deadline.COLLECTION: operations.collection_late,
    Deadline.COLLECTION_GRACE: operations.collection_late,
    Deadline.MANUFACTURER_ANSWER: operations.answer_period_over,
    Deadline.COOLING_OFF: operations.try_settle,
}
"""What the clock itself does. The other deadlines only show on the board: a person decides."""


def on_due(actor: Actor, fact: Fact[DeadlineDue]) -> None:
    act = RINGS.get(fact.body.deadline)
    if act is not None:
        deal: UUID = fact.body.deal
        act(actor, deal=deal)


CLOCKS = Subscription("deal.clocks", {DeadlineDue: on_due})
