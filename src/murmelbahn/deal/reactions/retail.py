"""The retailer's desk agreed or lost an appointment."""

from __future__ import annotations

from murmelbahn.deal import operations
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import Fact, Subscription
from murmelbahn.retail import facts


def on_confirmed(actor: Actor, fact: Fact[facts.AppointmentConfirmed]) -> None:
    if fact.body.agreed:
        operations.appointment_agreed(actor, deal=fact.body.deal, at=fact.at)


def on_proposed(actor: Actor, fact: Fact[facts.AppointmentProposed]) -> None:
    if fact.body.moved_from is not None:
        operations.appointment_lost(actor, deal=fact.body.deal)


def on_cancelled(actor: Actor, fact: Fact[facts.AppointmentCancelled]) -> None:
    operations.appointment_lost(actor, deal=fact.body.deal)


RETAIL = Subscription(
    "deal.retail",
    {
        facts.AppointmentConfirmed: on_confirmed,
        facts.AppointmentProposed: on_proposed,
        facts.AppointmentCancelled: on_cancelled,
    },
)
