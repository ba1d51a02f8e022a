"""The roll under kill -9: of a client, and of the database; what was begun is finished, and it comes out the same."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

DEALS = int(os.environ.get("MURMELBAHN_ROLL_FAULTS", "300"))
pytestmark = pytest.mark.fault


def house(folder: Path) -> dict[str, str]:
    """An installation of its own in a folder."""
    return {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "MURMELBAHN_DATA": str(folder),
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
    }


def roll(folder: Path, *words: str, deals: int = DEALS) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "murmelbahn", "roll", "--deals", str(deals), "--seed", "11", "--json", *words]
    return subprocess.Popen(command, env=house(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def result(run: subprocess.Popen[str]) -> dict[str, Any]:
    out, err = run.communicate(timeout=3_000)
    assert run.returncode == 0, f"{out}\n{err}"
    found: dict[str, Any] = json.loads(out)
    return found


def children(run: subprocess.Popen[str]) -> list[psutil.Process]:
    """The clients: processes of this very roll."""
    try:
        return [one for one in psutil.Process(run.pid).children() if "spawn_main" in " ".join(one.cmdline())]
    except psutil.NoSuchProcess:
        return []


def wait_for(what: Any, seconds: float = 120) -> Any:
    """Look until there is an answer."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = what()
        if found:
            return found
        os.sched_yield()
    raise AssertionError("it did not come in time")


def test_a_killed_client_and_a_killed_database_lose_nothing(tmp_path: Path) -> None:
    calm = result(roll(tmp_path / "calm"))
    folder = tmp_path / "torn"
    torn = roll(folder, "--clients", "2")
    victims = wait_for(lambda: len(children(torn)) == 2 and children(torn))
    _after(torn, 20)
    os.kill(victims[0].pid, signal.SIGKILL)
    torn.communicate(timeout=600)
    assert torn.returncode != 0
    again = roll(folder, "--resume")
    _after(again, 20)
    _kill_postgres(folder)
    again.communicate(timeout=600)
    assert again.returncode != 0
    found = result(roll(folder, "--resume", "--clients", "2"))
    assert found["digest"] == calm["digest"]
    assert found["faults"] == []
