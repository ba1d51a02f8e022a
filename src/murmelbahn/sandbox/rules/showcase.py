"""The deals a visitor finds in the demo: one at every gate, and some that came out otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from murmelbahn.sandbox.rules.fate import plan_of
from murmelbahn.sandbox.terms import Change, Fate, Payment, Plan, PlantTrouble

SEED = 2026
FOUNDED = date(2026, 9, 28)
"""The day the demo's history begins."""
TODAY = date(2026, 11, 24)
"""The day the visitor arrives."""


def _plain(plan: Plan) -> bool:
    """Nothing goes wrong on the way."""
    smooth = plan.change is Change.NONE and plan.plant is PlantTrouble.NONE and plan.payment is Payment.ON_TIME
    return plan.fate is Fate.SETTLED and smooth and not (plan.damaged or plan.stopped or plan.registration_fails)


def _stock(plan: Plan) -> bool:
    return _plain(plan) and plan.car.stock and plan.funding == "cash" and not plan.company and not plan.advance


def _to_order(plan: Plan) -> bool:
    return _plain(plan) and not plan.car.stock and plan.funding == "cash" and plan.advance > 0


def _of(fate: Fate) -> Callable[[Plan], bool]:
    return lambda plan: plan.fate is fate and plan.car.stock


SHOWN: tuple[tuple[Callable[[Plan], bool], date, str], ...] = (
    (_stock, date(2026, 11, 23), "offer"),
    (_stock, date(2026, 11, 20), "order"),
    (lambda plan: _stock(plan) and plan.market == "AT", date(2026, 11, 18), "accept"),
    (_to_order, date(2026, 11, 11), "pay_advance"),
    (_to_order, date(2026, 11, 2), "build"),
    (lambda plan: _plain(plan) and plan.funding == "loan" and plan.car.stock, date(2026, 11, 9), "invoice"),
    (lambda plan: _stock(plan) and plan.market == "AT", date(2026, 10, 29), "request_plate"),
    (lambda plan: _plain(plan) and plan.funding == "lease" and plan.car.stock, date(2026, 10, 26), "hand_over"),
    (lambda plan: plan.payment is Payment.LATE and plan.car.stock, date(2026, 10, 20), "pay"),
    (lambda plan: plan.payment is Payment.TOO_MUCH and plan.car.stock, date(2026, 10, 28), "refund"),
    (_of(Fate.WITHDRAWN_LATE), date(2026, 10, 14), "withdraw"),
    (_of(Fate.WITHDRAWN_EARLY), date(2026, 11, 2), ""),
    (_of(Fate.NOT_COLLECTED), date(2026, 10, 1), "write_off"),
    (lambda plan: _stock(plan) and plan.market == "DE", date(2026, 10, 12), ""),
)
"""Which deal, the day it opens, and the act before which it stands still when the visitor comes."""


def showcase() -> tuple[Plan, ...]:
    """The first deal of the seed that fits each row, each deal once."""
    found: list[Plan] = []
    for fits, opens, until in SHOWN:
        taken = {plan.n for plan in found}
        n = next(n for n in range(1, 10_000) if n not in taken and fits(plan_of(SEED, n)))
        found.append(replace(plan_of(SEED, n), opens=opens, until=until))
    return tuple(found)
