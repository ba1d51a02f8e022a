"""From first contact to the contract, and the ways out of it that customer and seller have."""

from __future__ import annotations

from datetime import date

from murmelbahn.sandbox.rules.acts.row import AFTER_ORDER, LENT, Row, by_version
from murmelbahn.sandbox.terms import Fate, Plan, Seen

UNDECIDED = (Fate.ORDER_REFUSED, Fate.ORDER_LAPSED)


def give_up(plan: Plan, seen: Seen) -> date | None:
    if seen.customer != "identified":
        return None
    if plan.fate is Fate.GIVEN_UP:
        return seen.after("meet", plan.days["leaves"])
    return seen.after("offer", 1) if plan.fate is Fate.OFFER_LAPSED else None


def offer(plan: Plan, seen: Seen) -> date | None:
    waits = plan.fate is not Fate.GIVEN_UP and seen.customer == "identified"
    return seen.after("meet", plan.days["offer"]) if waits else None


def order(plan: Plan, seen: Seen) -> date | None:
    waits = plan.fate is not Fate.OFFER_LAPSED and seen.customer == "offered"
    return seen.after("offer", plan.days["order"]) if waits else None


def accept(plan: Plan, seen: Seen) -> date | None:
    waits = plan.fate not in UNDECIDED and seen.customer == "ordered"
    return seen.after("order", plan.days["accept"]) if waits else None


def refuse(plan: Plan, seen: Seen) -> date | None:
    waits = plan.fate is Fate.ORDER_REFUSED and seen.customer == "ordered"
    return seen.after("order", plan.days["accept"]) if waits else None


def confirm_receipts(plan: Plan, seen: Seen) -> date | None:
    return seen.day if seen.agreement else None


def step_in(plan: Plan, seen: Seen) -> date | None:
    waits = plan.funding == "lease" and seen.customer == "contracted"
    return seen.after("accept", plan.days["takes_over"]) if waits else None


def finance(plan: Plan, seen: Seen) -> date | None:
    if plan.funding not in LENT or seen.customer not in AFTER_ORDER:
        return None
    if seen.value not in ("agreed", "advance_asked", "advance_held") or (
        plan.funding == "lease" and seen.agreement < 2
    ):
        return None
    return seen.after("accept", plan.days["finance"])


def pay_advance(plan: Plan, seen: Seen) -> date | None:
    return seen.after("accept", plan.days["advance"]) if seen.value == "advance_asked" else None


def change_keeper(plan: Plan, seen: Seen) -> date | None:
    waits = plan.new_keeper and seen.customer == "contracted" and seen.value == "funding_set"
    return seen.after("accept", plan.days["party"]) if waits else None


def withdraw(plan: Plan, seen: Seen) -> date | None:
    if plan.fate is Fate.WITHDRAWN_EARLY and seen.customer in ("ordered", *AFTER_ORDER):
        return seen.after("order", plan.days["withdraws"])
    if plan.fate is Fate.WITHDRAWN_LATE and seen.customer == "cooling_off":
        return seen.after("hand_over", plan.days["withdraws"])
    return None


def cancel(plan: Plan, seen: Seen) -> date | None:
    waits = plan.fate in (Fate.CANCELLED, Fate.CANCELLED_FOR_A_FEE) and seen.customer in AFTER_ORDER
    return seen.after("accept", plan.days["leaves"]) if waits else None


def leave(plan: Plan, seen: Seen) -> date | None:
    if seen.customer not in AFTER_ORDER:
        return None
    if plan.fate is Fate.LEFT_FOR_DELAY:
        return seen.after("schedule", plan.days["lead"] + plan.days["leaves"])
    return (
        seen.after(f"invoice:{seen.agreement}", plan.days["collects"] + 3)
        if plan.fate is Fate.LEFT_FOR_DEFECT
        else None
    )


ENDS = (
    Row("give_up", give_up),
    Row("refuse", refuse),
    Row("withdraw", withdraw),
    Row("cancel", cancel),
    Row("leave", leave),
)
CONTRACT = (
    Row("offer", offer),
    Row("order", order),
    Row("accept", accept),
    Row("confirm_receipts", confirm_receipts, by_version),
    Row("step_in", step_in),
    Row("finance", finance, by_version),
    Row("pay_advance", pay_advance),
    Row("change_keeper", change_keeper),
)
