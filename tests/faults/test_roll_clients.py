"""The roll comes out the same whoever drives it: one client or four, each in a process of its own."""

from __future__ import annotations

import os

import pytest

from murmelbahn.kernel import world as kernel_world
from murmelbahn.kernel.actor import SYSTEM
from tests.worlds import Worlds

DEALS = int(os.environ.get("MURMELBAHN_ROLL_CLIENTS", "40"))
pytestmark = pytest.mark.fault


def digest(worlds: Worlds, clients: int) -> str:
    """The outcome of a seed in a world of its own."""
    from murmelbahn.sandbox import operations
    from murmelbahn.sandbox.commands.house import engine
    from murmelbahn.sandbox.commands.report import lines
    from murmelbahn.sandbox.commands.roll import FIRST_MORNING, run

    with worlds.fresh():
        with kernel_world.connection().cursor() as cursor:
            cursor.execute("UPDATE kernel_clock SET kind = 'set', at = %s WHERE id = 1", [FIRST_MORNING])
        operations.furnish(SYSTEM, stock=0)
        operations.begin_roll(SYSTEM, seed=5, deals=DEALS)
        report = run(engine(), deals=DEALS, seed=5, clients=clients)
        assert report.faults == (), "\n".join(lines(report))
        return report.outcome.digest


def test_one_client_and_four_come_to_the_same(worlds: Worlds) -> None:
    assert digest(worlds, 1) == digest(worlds, 4)
