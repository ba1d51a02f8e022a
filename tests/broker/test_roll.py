"""A roll over a real broker: two workers, one killed, the broker away for a minute with all it kept gone, every message twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

import pytest

from tests.faults.lived import lived
from tests.faults.test_roll import house

from .broker import Broker
from .echo import Echo

DEALS = int(os.environ.get("MURMELBAHN_ROLL", "1000" if os.environ.get("MURMELBAHN_TORTURE") else "300"))
AWAY = 300.0 if os.environ.get("MURMELBAHN_TORTURE") else 60.0
"""Seconds without a broker."""
KILLED_ON, AWAY_ON = 8, 20
"""Days of the world."""
PATIENCE = 3_000.0 if os.environ.get("MURMELBAHN_TORTURE") else 1_100.0
"""Seconds in which a roll comes to its end."""
NOT_OURS = (
    "connect.",
    "documents.",
    "plant",
    "carrier",
    "registration",
    "bank",
    "lender",
    "mail",
    "retailer_system",
    "screening",
    "vat_id",
)
"""Listeners a roll does without."""
pytestmark = [pytest.mark.broker, pytest.mark.timeout(2 * PATIENCE)]


class Town:
    """An installation in a folder with its processes."""

    def __init__(self, folder: Path, broker: Broker | None) -> None:
        self.surroundings = house(folder)
        if broker is not None:
            self.surroundings |= {"MURMELBAHN_KAFKA": broker.servers, "MURMELBAHN_KAFKA_SESSION_MS": "6000"}
        self.folder = folder
        self.processes: list[subprocess.Popen[str]] = []

    def start(self, *words: str) -> subprocess.Popen[str]:
        log = self._log(len(self.processes)).open("w")
        process = subprocess.Popen(
            [sys.executable, "-m", "murmelbahn", *words],
            env=self.surroundings,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        self.processes.append(process)
        return process

    def said(self, process: subprocess.Popen[str]) -> str:
        """The end of what a process of this installation wrote to its log."""
        return self._log(self.processes.index(process)).read_text()[-6_000:]

    def _log(self, nth: int) -> Path:
        return self.folder.parent / f"{self.folder.name}-{nth}.log"

    def work(self) -> subprocess.Popen[str]:
        leave = [word for name in NOT_OURS for word in ("--without", name)]
        return self.start("--world", "roll", "work", "--kafka", *leave)

    def wait_until_lived(self, roll: subprocess.Popen[str], days: int) -> None:
        began = monotonic()
        while lived(self.folder) < days:
            assert roll.poll() is None, "the roll ended too soon"
            assert monotonic() - began < PATIENCE

    def end(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.terminate()
        for process in self.processes:
            process.wait(60)


def rolled(town: Town, process: subprocess.Popen[str]) -> dict[str, Any]:
    out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, f"{out}\n{town.said(process)}"
    found: dict[str, Any] = json.loads(out)
    return found


def test_the_same_deals_come_out_whatever_the_broker_does(tmp_path: Path, broker: Broker) -> None:
    words = ("roll", "--deals", str(DEALS), "--seed", "17", "--json")
    calm_town = Town(tmp_path / "calm", None)
    beside = calm_town.start(*words)  # while the other one waits for its broker
    town = Town(tmp_path / "torn", broker)
    echo = Echo(broker.servers, "roll")
    try:
        roll = town.start(*words, "--apart", "--patience", str(round(AWAY) + 180))
        town.wait_until_lived(roll, 0)
        town.start("--world", "roll", "relay")
        first, _ = town.work(), town.work()
        echo.start()
        town.wait_until_lived(roll, KILLED_ON)
        os.kill(first.pid, signal.SIGKILL)
        town.wait_until_lived(roll, AWAY_ON)
        broker.kill()
        Event().wait(AWAY)
        broker.start()
        torn = rolled(town, roll)
        calm = rolled(calm_town, beside)
    finally:
        again = echo.end()
        town.end()
        calm_town.end()
    assert torn["digest"] == calm["digest"]
    assert torn["faults"] == calm["faults"] == []
    assert again > DEALS
