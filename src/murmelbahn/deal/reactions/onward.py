"""What follows from the deal's own facts: the build is released, the books are looked at again."""

from __future__ import annotations

from murmelbahn.deal import operations
from murmelbahn.deal.facts import ChangeClosed, DealEnded, HandoverDone, TrackMoved, VersionAgreed
from murmelbahn.deal.terms import Track, Value, Vehicle
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import Fact, Subscription

FREES_BUILD = {Value.ADVANCE_HELD.value, Value.FUNDING_SET.value}
NEEDS_CARRIER = {Vehicle.ALLOCATED.value, Vehicle.BUILT.value}


def on_version(actor: Actor, fact: Fact[VersionAgreed]) -> None:
    operations.try_release(actor, deal=fact.body.deal)


def on_change_closed(actor: Actor, fact: Fact[ChangeClosed]) -> None:
    operations.try_release(actor, deal=fact.body.deal)


def on_moved(actor: Actor, fact: Fact[TrackMoved]) -> None:
    if fact.body.track is Track.VALUE and fact.body.target in FREES_BUILD:
        operations.try_release(actor, deal=fact.body.deal)
    if fact.body.track is Track.VEHICLE and fact.body.target in NEEDS_CARRIER:
        operations.bring_car(actor, deal=fact.body.deal)


def on_handed_over(actor: Actor, fact: Fact[HandoverDone]) -> None:
    operations.try_settle(actor, deal=fact.body.deal)


def on_ended(actor: Actor, fact: Fact[DealEnded]) -> None:
    operations.try_settle(actor, deal=fact.body.deal)


ONWARD = Subscription(
    "deal.onward",
    {
        VersionAgreed: on_version,
        ChangeClosed: on_change_closed,
        TrackMoved: on_moved,
        HandoverDone: on_handed_over,
        DealEnded: on_ended,
    },
)
