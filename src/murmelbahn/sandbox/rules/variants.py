"""Which variants and ends a roll must have seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from murmelbahn.sandbox.terms import Change, Fate, Payment, Plan, PlantTrouble

ENOUGH = 1_000
"""Deals in which every variant and every end must occur."""


def variants(plans: Iterable[Plan]) -> Counter[str]:
    """How often each variant was drawn."""
    found: Counter[str] = Counter()
    for plan in plans:
        found.update(
            (
                f"market {plan.market}",
                "company" if plan.company else "private",
                "stock" if plan.car.stock else "build to order",
                f"channel {plan.channel}",
                f"funding {plan.funding}",
                f"model {plan.car.model}",
            )
        )
        found.update(
            name
            for name, drawn in (
                ("advance", plan.advance > 0),
                (f"used car {plan.market}", plan.car.stock and plan.car.car_class != "new"),
                (f"change {plan.change}", plan.change is not Change.NONE),
                (f"plant {plan.plant}", plan.plant is not PlantTrouble.NONE),
                (f"payment {plan.payment}", plan.payment is not Payment.ON_TIME),
                ("new keeper", plan.new_keeper),
                ("new collector", plan.new_collector),
                ("registration refused", plan.registration_fails),
                ("transport damage", plan.damaged),
                ("delivery stop", plan.stopped),
                ("appointment moved", plan.moves_appointment),
                (f"fate {plan.fate}", plan.fate is not Fate.SETTLED),
            )
            if drawn
        )
    return found


ENDS = (
    "settled",
    "lapsed",
    "cancelled_by_consent",
    "withdrawn",
    "rescinded_by_customer",
    "rescinded_by_seller",
    "ended_by_manufacturer",
)


def missing(drawn: Counter[str], ends: Counter[str]) -> tuple[str, ...]:
    """Variants and ends that did not occur."""
    wanted = [
        *(f"fate {one}" for one in Fate if one is not Fate.SETTLED),
        *(f"change {one}" for one in Change if one is not Change.NONE),
        *(f"plant {one}" for one in PlantTrouble if one is not PlantTrouble.NONE),
        *(f"payment {one}" for one in Payment if one is not Payment.ON_TIME),
        *(f"funding {one}" for one in ("cash", "loan", "lease", "credit_line")),
        *(f"channel {one}" for one in ("outlet", "online", "home_visit")),
        *("private", "company", "stock", "build to order", "advance", "new keeper", "new collector"),
        *("used car DE", "used car AT"),
        *("registration refused", "transport damage", "delivery stop", "appointment moved"),
    ]
    return (*(one for one in wanted if not drawn[one]), *(f"end {one}" for one in ENDS if not ends[one]))
