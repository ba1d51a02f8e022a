"""A dozen cars from configuration to settlement: every deal agrees, nothing is left over, whoever drives them."""

from __future__ import annotations

import os

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.sandbox import operations
from murmelbahn.sandbox.commands.house import engine
from murmelbahn.sandbox.commands.report import Report, lines
from murmelbahn.sandbox.commands.roll import run
from murmelbahn.sandbox.rules.falsehoods import FALSEHOODS

DEALS = int(os.environ.get("MURMELBAHN_ROLL", "12"))
SEED = 7


def rolled(clients: int, *, deals: int = DEALS, tamper: int = 0) -> Report:
    operations.begin_roll(SYSTEM, seed=SEED, deals=deals)
    return run(engine(), deals=deals, seed=SEED, clients=clients, tamper=tamper)


def test_a_dozen_deals_agree_and_no_falsehood_passes(furnished: str) -> None:
    report = rolled(1, tamper=len(FALSEHOODS))
    assert report.faults == (), "\n".join(lines(report))
    assert report.outcome.ends.total() == report.verdicts == DEALS
    assert report.commits_per_command == 1
    assert len(report.tampered) == len(FALSEHOODS)
