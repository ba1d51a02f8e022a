"""The whole table, and the question it answers: what is done next, or when to look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from murmelbahn.sandbox.rules.acts.car import CAR
from murmelbahn.sandbox.rules.acts.contract import CONTRACT, ENDS
from murmelbahn.sandbox.rules.acts.keys import KEYS
from murmelbahn.sandbox.rules.acts.money import MONEY
from murmelbahn.sandbox.rules.acts.outside import NOTICED, OF_PARTNERS, TOLD
from murmelbahn.sandbox.rules.acts.row import Row
from murmelbahn.sandbox.terms import Plan, Seen

TABLE: tuple[Row, ...] = (*ENDS, *CONTRACT, *CAR, *MONEY, *KEYS)
WITH_PARTNERS: tuple[Row, ...] = (
    *NOTICED,
    *(row for row in TABLE if row.name not in OF_PARTNERS),
    *TOLD,
)
AFTER_AN_END = ("return_car", "set_off", "refund", "pay_debt", "write_off", "confirm_receipts")
"""What is still done in a deal that has ended: car and money are unwound, stations say that they heard."""
UNWINDING: tuple[Row, ...] = tuple(row for row in TABLE if row.name in AFTER_AN_END)
PATIENCE = timedelta(days=3)
"""Who waits for others or for the clock looks again after so long."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What is done today (the act's name and the key under which it counts as done), or the day to look again."""

    act: str = ""
    key: str = ""
    wake: date | None = None


def next_turn(plan: Plan, seen: Seen) -> Turn:
    """The first act of the table whose day has come. A closed deal has no turn; everyone else looks again some day."""
    if seen.closed:
        return Turn()
    if "meet" not in seen.done:
        return Turn("meet", "meet") if plan.opens <= seen.day else Turn(wake=plan.opens)
    wake = seen.day + PATIENCE
    for row in UNWINDING if seen.end else WITH_PARTNERS if plan.outside else TABLE:
        key = row.key(seen)
        if key in seen.done:
            continue
        day = row.when(plan, seen)
        if day is None:
            continue
        if day <= seen.day:
            return Turn() if plan.until == row.name else Turn(row.name, key)
        wake = min(wake, day)
    return Turn(wake=wake)
