"""Papers, appointment, plate, keys, and the car that comes back."""

from __future__ import annotations

from datetime import date

from murmelbahn.sandbox.rules.acts.row import RECEIVES, Row, count, latest
from murmelbahn.sandbox.terms import Fate, Plan, Seen

GETS_A_PLATE = (*RECEIVES, Fate.WITHDRAWN_EARLY)


def bring_papers(plan: Plan, seen: Seen) -> date | None:
    waits = seen.customer == "contracted" and seen.value in ("invoiced", "secured")
    return seen.after(f"invoice:{seen.agreement}", plan.days["papers"]) if waits else None


def appoint(plan: Plan, seen: Seen) -> date | None:
    waits = seen.customer == "papers_complete" and "appointment" not in seen.done
    return latest(seen, plan.days["appoint"]) if waits else None


def change_collector(plan: Plan, seen: Seen) -> date | None:
    waits = plan.new_collector and seen.customer == "papers_complete" and plan.fate in RECEIVES
    return latest(seen, 0) if waits else None


def reappoint(plan: Plan, seen: Seen) -> date | None:
    """The customer asks for another day once, or the day passed before the car could be given."""
    agreed = seen.done.get("appointment")
    if agreed is None or seen.customer != "appointed" or plan.fate not in RECEIVES:
        return None
    if seen.vehicle == "registered" and seen.value == "secured" and agreed < seen.day:
        return seen.day
    asks = plan.moves_appointment and "reappoint" not in seen.done and agreed > seen.day
    return seen.after("appoint", 2) if asks else None


def request_plate(plan: Plan, seen: Seen) -> date | None:
    if seen.vehicle != "prepared" or seen.value != "secured" or seen.customer != "appointed":
        return None
    if plan.fate not in GETS_A_PLATE or (plan.stopped and "lift" not in seen.done):
        return None
    if count(seen, "request_plate") > count(seen, "answer_plate"):
        return None
    return latest(seen, plan.days["registers"])


def answer_plate(plan: Plan, seen: Seen) -> date | None:
    asked = count(seen, "request_plate")
    if asked <= count(seen, "answer_plate") or seen.vehicle != "prepared":
        return None
    return seen.after("request_plate" if asked == 1 else "request_plate:2", 1)


def hand_over(plan: Plan, seen: Seen) -> date | None:
    waits = seen.vehicle == "registered" and seen.value == "secured" and seen.customer == "appointed"
    agreed = seen.done.get("appointment")
    if not waits or agreed is None or plan.fate not in RECEIVES or agreed < seen.day:
        return None
    return agreed


def return_car(plan: Plan, seen: Seen) -> date | None:
    waits = seen.end == "withdrawn" and seen.vehicle == "handed_over"
    return seen.after("withdraw", plan.days["returns"]) if waits else None


KEYS = (
    Row("return_car", return_car),
    Row("bring_papers", bring_papers, lambda seen: "2" if "bring_papers" in seen.done else ""),
    Row("change_collector", change_collector),
    Row("appoint", appoint),
    Row("reappoint", reappoint, lambda seen: str(count(seen, "reappoint") + 1) if "reappoint" in seen.done else ""),
    Row("request_plate", request_plate, lambda seen: "2" if "request_plate" in seen.done else ""),
    Row("answer_plate", answer_plate, lambda seen: "2" if "answer_plate" in seen.done else ""),
    Row("hand_over", hand_over),
)
