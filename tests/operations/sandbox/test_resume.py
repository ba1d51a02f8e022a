"""A client that dies again and again, in the middle of its acts: the next one goes on, and it comes out the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from murmelbahn.deal import queries as deals
from murmelbahn.kernel import world as kernel_world
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import once
from tests.worlds import Worlds

SEED = 7
EVERY = [int(one) for one in os.environ.get("MURMELBAHN_DEATHS", "3").split(",")]
"""Commands of a life: each client dies after so many."""


class Died(BaseException):
    """As a kill would: no code of the house may catch it."""


def kinds() -> list[Callable[[Any], bool]]:
    """Deals whose acts take several commands, ask what they have changed, or are tried twice."""
    from murmelbahn.sandbox.terms import Change, Fate, Payment, PlantTrouble

    return [
        lambda plan: plan.plant is PlantTrouble.SUCCESSOR,
        lambda plan: plan.plant is PlantTrouble.MOVED,
        lambda plan: plan.change is Change.APPLIED,
        lambda plan: plan.payment is Payment.LATE and plan.claims_interest,
        lambda plan: plan.payment is Payment.TWICE_TOLD,
        lambda plan: plan.payment is Payment.TOO_MUCH,
        lambda plan: plan.fate is Fate.WITHDRAWN_LATE,
        lambda plan: plan.fate is Fate.CANCELLED_FOR_A_FEE and plan.advance > 0,
        lambda plan: plan.funding == "lease" and plan.fate is Fate.SETTLED,
        lambda plan: plan.new_keeper and plan.moves_appointment,
        lambda plan: plan.new_collector and plan.registration_fails,
    ]


def kinds_with_partners() -> list[Callable[[Any], bool]]:
    """Deals that live with the simulated partners."""
    from murmelbahn.sandbox.terms import Change

    return [
        lambda plan: plan.funding == "loan" and not plan.car.stock,
        lambda plan: plan.funding == "lease" and plan.car.stock,
        lambda plan: plan.advance > 0 and plan.change is Change.APPLIED,
        lambda plan: plan.funding == "credit_line" and plan.stopped,
    ]


def outcome(worlds: Worlds, begin: Callable[[], Any], live: Callable[[Any, Any], None]) -> tuple[str, int]:
    """The digest of the chosen deals and how many facts the world has afterwards."""
    from murmelbahn.connect import operations as connect
    from murmelbahn.sandbox import operations, queries
    from murmelbahn.sandbox.commands.house import engine
    from murmelbahn.sandbox.commands.roll import FIRST_MORNING
    from murmelbahn.sandbox.rules.fate import meets_partners, plan_of

    with worlds.fresh():
        with kernel_world.connection().cursor() as cursor:
            cursor.execute("UPDATE kernel_clock SET kind = 'set', at = %s WHERE id = 1", [FIRST_MORNING])
        operations.furnish(SYSTEM, stock=0)
        connect.choose_behaviour(SYSTEM, name="still")
        drawn = [plan_of(SEED, n) for n in range(1, 2_000)]
        met = [replace(plan, outside=True) for plan in drawn if meets_partners(plan, 100)]
        own = (next(one for one in drawn if fits(one)) for fits in kinds())
        others = (next(one for one in met if fits(one)) for fits in kinds_with_partners())
        plans = {plan.n: plan for plan in (*own, *others)}
        operations.begin_plans(SYSTEM, plans=list(plans.values()))
        live(engine(outside=True), begin)
        found = queries.outcome(SYSTEM, seed=SEED)
        assert all(deals.verdict(SYSTEM, deal=one.deal).agrees for one in queries.begun(SYSTEM, seed=SEED) if one.deal)
        assert (found.unfinished, found.left_open, found.held, queries.violations(SYSTEM)) == ((), (), (), ())
        return found.digest, found.facts


@pytest.mark.fault
@pytest.mark.parametrize("every", EVERY)
def test_a_client_that_dies_every_few_commands_changes_nothing(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch, every: int
) -> None:
    from murmelbahn.sandbox.commands.client import Client
    from murmelbahn.sandbox.commands.coordinator import live
    from murmelbahn.sandbox.commands.crew import Alone

    def calm(engine: Any, client: Callable[[], Any]) -> None:
        live(engine, client(), told=lambda day, finished: None)

    def lived_through(engine: Any, client: Callable[[], Any]) -> bool:
        try:
            calm(engine, client)
        except Died:
            return False
        return True

    def torn(engine: Any, client: Callable[[], Any]) -> None:
        given, deaths = 0, 0

        def mortal(key: str, call: Callable[..., Any]) -> Callable[..., Any]:
            def run(*args: Any, **content: Any) -> Any:
                nonlocal given
                answer = once(key, call)(*args, **content)
                given += 1
                if given % every == 0:
                    raise Died
                return answer

            return run

        with monkeypatch.context() as patched:
            patched.setattr("murmelbahn.sandbox.operations.roll.scene.once", mortal)
            while not lived_through(engine, client):
                deaths += 1
        assert deaths * every > 300

    def client() -> Alone:
        return Alone(Client(seed=SEED, share=(0, 1)))

    assert outcome(worlds, client, torn) == outcome(worlds, client, calm)
