"""Plant, carrier and workshop: from the build to a car that stands prepared at its outlet."""

from __future__ import annotations

from datetime import date

from murmelbahn.sandbox.rules.acts.row import AFTER_ORDER, Row, by_builds, count, latest
from murmelbahn.sandbox.terms import Change, Fate, Plan, PlantTrouble, Seen

PLANNED = ("scheduled", "frozen")


def schedule(plan: Plan, seen: Seen) -> date | None:
    waits = seen.building and seen.vehicle in ("allocated", "chosen")
    return latest(seen, plan.days["schedule"]) if waits else None


def propose_change(plan: Plan, seen: Seen) -> date | None:
    waits = plan.change is not Change.NONE and seen.vehicle in PLANNED and seen.value == "funding_set"
    return seen.after("schedule", plan.days["change"]) if waits else None


def answer_change(plan: Plan, seen: Seen) -> date | None:
    waits = plan.change in (Change.APPLIED, Change.REFUSED) and seen.vehicle in PLANNED
    return seen.after("propose_change", plan.days["answer"]) if waits else None


def move_build(plan: Plan, seen: Seen) -> date | None:
    waits = plan.plant is PlantTrouble.MOVED and seen.vehicle in PLANNED
    return seen.after("schedule", plan.days["fails"]) if waits else None


def fail_build(plan: Plan, seen: Seen) -> date | None:
    waits = plan.plant is PlantTrouble.SUCCESSOR or plan.fate is Fate.NOT_BUILT
    return seen.after("schedule", plan.days["fails"]) if waits and seen.vehicle in PLANNED else None


def offer_successor(plan: Plan, seen: Seen) -> date | None:
    return seen.after("fail_build", plan.days["answer"]) if seen.vehicle == "chosen" else None


def take_successor(plan: Plan, seen: Seen) -> date | None:
    waits = plan.plant is PlantTrouble.SUCCESSOR
    return seen.after("offer_successor", plan.days["answer"]) if waits else None


def take_no_successor(plan: Plan, seen: Seen) -> date | None:
    waits = plan.fate is Fate.NOT_BUILT
    return seen.after("offer_successor", plan.days["decides"]) if waits else None


def build(plan: Plan, seen: Seen) -> date | None:
    if seen.vehicle not in PLANNED or plan.fate in (Fate.LEFT_FOR_DELAY, Fate.NOT_BUILT):
        return None
    if (
        "propose_change" in seen.done
        and plan.change in (Change.APPLIED, Change.REFUSED)
        and "answer_change" not in seen.done
    ):
        return None
    scheduled = "schedule:2" if "take_successor" in seen.done else "schedule"
    return seen.after(scheduled, plan.days["lead"] + (14 if "move_build" in seen.done else 0))


def ship(plan: Plan, seen: Seen) -> date | None:
    return seen.after("build", plan.days["ship"]) if seen.vehicle == "built" else None


def arrive(plan: Plan, seen: Seen) -> date | None:
    return seen.after("ship", plan.days["transit"]) if seen.vehicle == "in_transit" else None


def repair(plan: Plan, seen: Seen) -> date | None:
    waits = plan.damaged and seen.vehicle == "in_transit"
    return seen.after("arrive", plan.days["repair"]) if waits else None


def stand_ready(plan: Plan, seen: Seen) -> date | None:
    waits = plan.car.stock and seen.vehicle == "allocated" and seen.customer in AFTER_ORDER
    return seen.after("accept", 1) if waits else None


def prepare(plan: Plan, seen: Seen) -> date | None:
    if seen.vehicle != "arrived" or count(seen, "stop") > count(seen, "lift"):
        return None
    return latest(seen, 1)


def stop(plan: Plan, seen: Seen) -> date | None:
    return latest(seen, 1) if plan.stopped and seen.vehicle == "prepared" else None


def lift(plan: Plan, seen: Seen) -> date | None:
    return seen.after("stop", plan.days["lift"])


CAR = (
    Row("take_no_successor", take_no_successor),
    Row("schedule", schedule, by_builds),
    Row("fail_build", fail_build),
    Row("offer_successor", offer_successor),
    Row("take_successor", take_successor),
    Row("move_build", move_build),
    Row("propose_change", propose_change),
    Row("answer_change", answer_change),
    Row("build", build),
    Row("ship", ship),
    Row("arrive", arrive),
    Row("repair", repair),
    Row("stand_ready", stand_ready),
    Row("prepare", prepare, lambda seen: "2" if "lift" in seen.done else ""),
    Row("stop", stop),
    Row("lift", lift),
)
