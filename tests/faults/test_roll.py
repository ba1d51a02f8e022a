"""The roll under kill -9: of a client, and of the database; what was begun is finished, and it comes out the same as by one
client whom nobody disturbs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import psutil
import pytest

from .lived import lived, places_of

DEALS = 300 if os.environ.get("MURMELBAHN_TORTURE") else 40
KILLS = [
    tuple(int(day) for day in pair.split("-")) for pair in os.environ.get("MURMELBAHN_KILL_DAYS", "9-35").split(",")
]
"""Days of the world on which a client and then the database are killed."""
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


def clients(run: subprocess.Popen[str]) -> list[psutil.Process]:
    """The clients: processes of this very roll that live in the world already."""
    try:
        return [one for one in psutil.Process(run.pid).children() if "spawn_main" in " ".join(one.cmdline())]
    except psutil.NoSuchProcess:
        return []


def wait_until_lived(run: subprocess.Popen[str], folder: Path, days: int) -> None:
    """Until the roll is in the middle of its work."""
    while run.poll() is None and lived(folder) < days:
        continue
    assert run.poll() is None, run.communicate()


def kill_postgres(folder: Path) -> None:
    """kill -9 for the database server of this installation and nobody else's."""
    data = places_of(folder).data
    pid = int((data / "postmaster.pid").read_text().splitlines()[0])
    os.kill(pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The same seed by one client when nobody dies."""
    return result(roll(tmp_path_factory.mktemp("calm"), "--clients", "1"))


@pytest.mark.parametrize(("first", "second"), KILLS)
def test_a_killed_client_and_a_killed_database_lose_nothing(
    tmp_path: Path, calm: dict[str, Any], first: int, second: int
) -> None:
    """The same seed comes out the same, by one client or four, calm or torn: every deal finished, no fact more and none less."""
    torn = roll(tmp_path, "--clients", "4")
    wait_until_lived(torn, tmp_path, first)
    os.kill(clients(torn)[0].pid, signal.SIGKILL)
    torn.communicate(timeout=600)
    assert torn.returncode != 0
    again = roll(tmp_path, "--resume")
    wait_until_lived(again, tmp_path, second)
    kill_postgres(tmp_path)
    again.communicate(timeout=600)
    assert again.returncode != 0
    found = result(roll(tmp_path, "--resume", "--clients", "2"))
    assert found["digest"] == calm["digest"]
    assert found["facts"] == calm["facts"]
    assert found["faults"] == []
