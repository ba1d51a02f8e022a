"""Invoice, payment, default, refunds: what money does before and after the keys."""

from __future__ import annotations

from datetime import date

from murmelbahn.sandbox.rules.acts.row import AFTER_ORDER, LENT, Row, by_version, latest
from murmelbahn.sandbox.terms import Fate, Payment, Plan, Seen

STANDS = ("prepared", "registered")


def invoice(plan: Plan, seen: Seen) -> date | None:
    if seen.value != "funding_set" or seen.vehicle not in STANDS or seen.customer not in AFTER_ORDER:
        return None
    if plan.stopped and "lift" not in seen.done:
        return None
    if plan.new_keeper and "change_keeper" not in seen.done:
        return None
    return latest(seen, plan.days["invoice"])


def pay_part(plan: Plan, seen: Seen) -> date | None:
    waits = plan.payment is Payment.PARTS or plan.fate is Fate.NOT_PAID
    if not waits or plan.funding != "cash" or seen.value != "invoiced":
        return None
    return seen.after(f"invoice:{seen.agreement}", plan.days["pays"])


def pay(plan: Plan, seen: Seen) -> date | None:
    if plan.funding != "cash" or seen.value != "invoiced" or plan.fate in (Fate.NOT_PAID, Fate.NOT_COLLECTED):
        return None
    if plan.payment is Payment.PARTS:
        return seen.after("pay_part", plan.days["second"])
    late = plan.days["late"] if plan.payment is Payment.LATE else 0
    return seen.after(f"invoice:{seen.agreement}", plan.days["pays"] + late)


def rescind(plan: Plan, seen: Seen) -> date | None:
    waits = plan.fate in (Fate.NOT_PAID, Fate.NOT_COLLECTED) and seen.customer in AFTER_ORDER
    return seen.after(f"invoice:{seen.agreement}", plan.days["rescinds"]) if waits else None


def settle_claim(plan: Plan, seen: Seen) -> date | None:
    """Lender and credit line pay after handover; claimed interest is paid, too."""
    if seen.value != "earned" or not seen.owes:
        return None
    if plan.funding in (*LENT, "credit_line") and "settle_claim" not in seen.done:
        return seen.after("hand_over", plan.days["settles"])
    return latest(seen, plan.days["debts"])


def set_off(plan: Plan, seen: Seen) -> date | None:
    return latest(seen, 1) if seen.end and seen.owes and seen.held else None


def refund(plan: Plan, seen: Seen) -> date | None:
    if not seen.held or seen.owes or not (seen.end or seen.value == "earned"):
        return None
    on_its_way = 10 if plan.outside and "refund" in seen.done else 0
    return latest(seen, plan.days["refund"] + on_its_way)


def pay_debt(plan: Plan, seen: Seen) -> date | None:
    return latest(seen, plan.days["debts"]) if seen.end and seen.owes and plan.pays_claims and not seen.held else None


def write_off(plan: Plan, seen: Seen) -> date | None:
    waits = seen.end and seen.owes and not plan.pays_claims and not seen.held
    return latest(seen, plan.days["writes_off"]) if waits else None


MONEY = (
    Row("rescind", rescind),
    Row("invoice", invoice, by_version),
    Row("pay_part", pay_part),
    Row("pay", pay, by_version),
    Row("settle_claim", settle_claim, lambda seen: "2" if "settle_claim" in seen.done else ""),
    Row("set_off", set_off),
    Row("refund", refund, lambda seen: "2" if "refund" in seen.done else ""),
    Row("pay_debt", pay_debt),
    Row("write_off", write_off),
)
