"""Deals that live with the simulated partners of `connect`: what these do themselves, and what people notice of it."""

from __future__ import annotations

from datetime import date

from murmelbahn.sandbox.rules.acts.car import PLANNED
from murmelbahn.sandbox.rules.acts.keys import answer_plate
from murmelbahn.sandbox.rules.acts.row import Row
from murmelbahn.sandbox.terms import Plan, Seen

OF_THE_CAR = ("schedule", "move_build", "fail_build", "answer_change", "build", "arrive", "answer_plate")
OF_MONEY = ("pay_advance", "pay_part", "pay", "settle_claim")
OF_PARTNERS = (*OF_THE_CAR, *OF_MONEY)
"""Acts of plant, carrier, bank and authority."""


def scheduled(plan: Plan, seen: Seen) -> date | None:
    return seen.day if seen.vehicle in PLANNED else None


def built(plan: Plan, seen: Seen) -> date | None:
    return seen.day if seen.vehicle == "built" else None


def told_plate(plan: Plan, seen: Seen) -> date | None:
    """No authority of ours is asked by a customer that did not buy the service: it tells the plate itself."""
    return None if plan.serviced else answer_plate(plan, seen)


TOLD = (Row("answer_plate", told_plate),)
NOTICED = (Row("schedule", scheduled), Row("build", built))
"""Days that others reckon from; nothing is done on them."""
