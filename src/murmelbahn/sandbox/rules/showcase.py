"""The deals a visitor finds in the demo: one at every gate, and some that came out otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Shown:
    """A deal of the demo: which one, the day it opens, and the act before which it stands still when the visitor comes (none:
    it is over). `elsewhere`: in another market than the deal before it, so that the demo shows more than one."""

    fits: Callable[[Plan], bool]
    opens: date
    until: str = ""
    elsewhere: bool = False


SHOWN = (
    Shown(_stock, date(2026, 11, 23), "offer"),
    Shown(_stock, date(2026, 11, 20), "order"),
    Shown(_stock, date(2026, 11, 18), "accept", elsewhere=True),
    Shown(_to_order, date(2026, 11, 11), "pay_advance"),
    Shown(_to_order, date(2026, 11, 2), "build"),
    Shown(lambda plan: _plain(plan) and plan.funding == "loan" and plan.car.stock, date(2026, 11, 9), "invoice"),
    Shown(_stock, date(2026, 10, 29), "request_plate", elsewhere=True),
    Shown(lambda plan: _plain(plan) and plan.funding == "lease" and plan.car.stock, date(2026, 10, 26), "hand_over"),
    Shown(lambda plan: plan.payment is Payment.LATE and plan.car.stock, date(2026, 10, 20), "pay"),
    Shown(lambda plan: plan.payment is Payment.TOO_MUCH and plan.car.stock, date(2026, 10, 28), "refund"),
    Shown(_of(Fate.WITHDRAWN_LATE), date(2026, 10, 14), "withdraw"),
    Shown(_of(Fate.WITHDRAWN_EARLY), date(2026, 11, 2)),
    Shown(_of(Fate.NOT_COLLECTED), date(2026, 10, 1), "write_off"),
    Shown(_stock, date(2026, 10, 12), elsewhere=True),
)


def showcase() -> tuple[Plan, ...]:
    """The first deal of the seed that fits each row, each deal once."""
    found: list[Plan] = []
    for row in SHOWN:
        taken = {plan.n for plan in found}
        before = found[-1].market if row.elsewhere else ""
        plans = (plan_of(SEED, n) for n in range(1, 10_000) if n not in taken)
        plan = next(plan for plan in plans if row.fits(plan) and plan.market != before)
        found.append(replace(plan, opens=row.opens, until=row.until))
    return tuple(found)
