"""What the vehicle stream does when it hears a fact: only its own alarms."""

from __future__ import annotations

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import Fact, Subscription
from murmelbahn.vehicle.facts import HoldLapsed
from murmelbahn.vehicle.operations import lapse_hold


def on_hold_lapsed(actor: Actor, fact: Fact[HoldLapsed]) -> None:
    lapse_hold(actor, vin=fact.body.vin, deal=fact.body.deal, until=fact.body.until)


SUBSCRIPTIONS = [Subscription("vehicle.holds", {HoldLapsed: on_hold_lapsed})]
