"""The vehicle stream reports; the marble follows."""

from __future__ import annotations

from murmelbahn.deal import operations
from murmelbahn.deal.terms import Vehicle
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import Fact, Subscription
from murmelbahn.vehicle import facts
from murmelbahn.vehicle.terms import Milestone


def on_scheduled(actor: Actor, fact: Fact[facts.BuildScheduled]) -> None:
    operations.vehicle_reached(actor, deal=fact.body.deal, state=Vehicle.SCHEDULED, promised=fact.body.promised)


def on_frozen(actor: Actor, fact: Fact[facts.BuildFrozen]) -> None:
    operations.vehicle_reached(actor, deal=fact.body.deal, state=Vehicle.FROZEN)


def on_built(actor: Actor, fact: Fact[facts.CarBuilt]) -> None:
    operations.vehicle_reached(actor, deal=fact.body.deal, state=Vehicle.BUILT, vin=fact.body.vin)


def on_failed(actor: Actor, fact: Fact[facts.BuildFailed] | Fact[facts.BuildRefused]) -> None:
    operations.slot_lost(actor, deal=fact.body.deal, reason=fact.body.reason)


def on_milestone(actor: Actor, fact: Fact[facts.MilestoneReached]) -> None:
    if fact.body.deal is not None and fact.body.milestone is Milestone.PICKED_UP:
        operations.vehicle_reached(actor, deal=fact.body.deal, state=Vehicle.IN_TRANSIT)


def on_arrived(actor: Actor, fact: Fact[facts.CarArrived]) -> None:
    if fact.body.deal is not None and not fact.body.damaged:
        operations.vehicle_reached(actor, deal=fact.body.deal, state=Vehicle.ARRIVED)


def on_repaired(actor: Actor, fact: Fact[facts.CarRepaired]) -> None:
    if fact.body.deal is not None:
        operations.vehicle_reached(actor, deal=fact.body.deal, state=Vehicle.ARRIVED)


def on_prepared(actor: Actor, fact: Fact[facts.CarPrepared]) -> None:
    if fact.body.deal is not None:
        operations.vehicle_reached(actor, deal=fact.body.deal, state=Vehicle.PREPARED)


def on_stopped(actor: Actor, fact: Fact[facts.DeliveryStopped]) -> None:
    if fact.body.deal is not None:
        operations.preparation_lost(actor, deal=fact.body.deal, reason=fact.body.reason)


def on_cleared(actor: Actor, fact: Fact[facts.StopLifted]) -> None:
    if fact.body.deal is not None:
        operations.stop_lifted(actor, deal=fact.body.deal)


def on_registered(actor: Actor, fact: Fact[facts.CarRegistered]) -> None:
    operations.registered(actor, deal=fact.body.deal, on=fact.body.on)


def on_deregistered(actor: Actor, fact: Fact[facts.CarDeregistered]) -> None:
    operations.deregistered(actor, deal=fact.body.deal)


def on_change_confirmed(actor: Actor, fact: Fact[facts.BuildChangeConfirmed]) -> None:
    operations.plant_answered(actor, deal=fact.body.deal, change=fact.body.change, agreed=True)


def on_change_refused(actor: Actor, fact: Fact[facts.BuildChangeRefused]) -> None:
    operations.plant_answered(actor, deal=fact.body.deal, change=fact.body.change, agreed=False)


VEHICLE = Subscription(
    "deal.vehicle",
    {
        facts.BuildScheduled: on_scheduled,
        facts.BuildFrozen: on_frozen,
        facts.CarBuilt: on_built,
        facts.BuildFailed: on_failed,
        facts.BuildRefused: on_failed,
        facts.MilestoneReached: on_milestone,
        facts.CarArrived: on_arrived,
        facts.CarRepaired: on_repaired,
        facts.CarPrepared: on_prepared,
        facts.DeliveryStopped: on_stopped,
        facts.StopLifted: on_cleared,
        facts.CarRegistered: on_registered,
        facts.CarDeregistered: on_deregistered,
        facts.BuildChangeConfirmed: on_change_confirmed,
        facts.BuildChangeRefused: on_change_refused,
    },
)
