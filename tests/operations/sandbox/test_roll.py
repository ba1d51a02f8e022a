"""A dozen cars from configuration to settlement, rare ways among them: every deal agrees, and nothing is left over."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.refusals import BadInput
from murmelbahn.sandbox import operations
from murmelbahn.sandbox.commands.house import engine
from murmelbahn.sandbox.commands.report import lines
from murmelbahn.sandbox.commands.roll import run
from murmelbahn.sandbox.rules.falsehoods import FALSEHOODS
from murmelbahn.sandbox.rules.fate import plan_of
from murmelbahn.sandbox.terms import Fate, Plan, PlantTrouble

DEALS = int(os.environ.get("MURMELBAHN_ROLL", "12"))
SEED = 7
RARE: tuple[Callable[[Plan], bool], ...] = (
    lambda plan: plan.plant is PlantTrouble.SUCCESSOR,
    lambda plan: plan.fate is Fate.NOT_BUILT,
    lambda plan: plan.fate is Fate.WITHDRAWN_EARLY and plan.serviced,
    lambda plan: plan.fate is Fate.SETTLED and plan.market == "AT" and plan.car.stock and plan.car.car_class != "new",
    lambda plan: plan.stopped,
)
"""Seldom drawn, so that the first dozen has none of them for sure."""


def chosen() -> list[Plan]:
    """The first deal of every rare way, and the first of the seed."""
    drawn = [plan_of(SEED, n) for n in range(1, 1_000)]
    rare = [next(plan for plan in drawn if fits(plan)) for fits in RARE]
    return [*rare, *(plan for plan in drawn if plan not in rare)][:DEALS]


def test_a_dozen_deals_agree_and_no_falsehood_passes(furnished: str) -> None:
    plans = chosen()
    operations.begin_plans(SYSTEM, plans=plans)
    report = run(engine(), deals=len(plans), seed=SEED, clients=1, tamper=len(FALSEHOODS))
    assert report.faults == (), "\n".join(lines(report))
    assert report.outcome.ends.total() == report.verdicts == len(plans)
    assert report.commits_per_command == 1
    assert len(report.tampered) == len(FALSEHOODS)
    assert report.rolled.acts["take_successor"] >= 1


def test_a_refused_act_sets_one_deal_aside(furnished: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others go on, and the fault is told with the deal's number."""
    plans = chosen()[-2:]
    unlucky, act = plans[0].n, operations.perform

    def perform(actor: Actor, **content: Any) -> Any:
        if content["plan"].n == unlucky and content["turn"].act == "order":
            raise BadInput(field="paper", reason="torn")
        return act(actor, **content)

    operations.begin_plans(SYSTEM, plans=plans)
    with monkeypatch.context() as torn:
        torn.setattr(operations, "perform", perform)
        report = run(engine(), deals=2, seed=SEED, clients=1)
    assert report.rolled.finished == 1
    assert set(report.faults) == {"1 refused acts", "1 unfinished deals"}
    assert report.rolled.refused == [f"deal {unlucky}, order: kernel.bad_input(field=paper, reason=torn)"]
    assert report.rolled.refused[0] in "\n".join(lines(report))
