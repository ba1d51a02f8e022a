"""A world on a server of its own with fsync on, client and work processes around it, and somebody who kills them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any
from urllib.parse import quote

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections

from murmelbahn.app import databases, postgres
from murmelbahn.kernel import world
from tests.faults.life import START, Stage
from tests.worlds import Worlds

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 900.0
"""Seconds after which a process that does not end counts as hung."""


@dataclass
class Siege:
    """The besieged world. `folder` holds the stage, the journals and the server's data."""

    folder: Path
    stage: Stage = field(init=False)
    url: str = ""
    together: dict[str, str] = field(default_factory=dict)
    """What tells the processes of a benchmark to wait for one another."""
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        return self.folder / "pg"

    def furnish(self, *, stock: int, to_order: int) -> None:
        self.stage = Stage.build(stock=stock, to_order=to_order)
        (self.folder / "stage.json").write_text(json.dumps(self.stage.to_json()))

    def start(self, name: str) -> None:
        """`work`, or `client:SHARE:OF` with an optional goal."""
        kind, *share = name.split(":")
        arguments = ["tests.faults.worker"]
        if kind == "client":
            arguments = ["tests.faults.client", str(self.folder / "stage.json"), str(self.journal(name)), *share]
        surroundings = (
            os.environ
            | self.together
            | {
                "FAULTS_LAGS": str(self.folder / "lags"),
                "DATABASE_URL": self.url,
                "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            }
        )
        with (self.folder / f"{kind}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, "-m", *arguments], cwd=ROOT, env=surroundings, stdout=log, stderr=log
            )

    def journal(self, name: str) -> Path:
        return self.folder / f"{name.replace(':', '-')}.journal"

    def kill(self, name: str) -> None:
        """kill -9, reaped."""
        self.processes[name].send_signal(signal.SIGKILL)
        self.processes[name].wait()

    def living(self) -> list[str]:
        return [name for name, process in self.processes.items() if process.poll() is None]

    def selling(self) -> list[str]:
        """Clients that still have deals to sell. Raises when one ended with an error: it must never."""
        for name, process in self.processes.items():
            if process.poll() not in (None, 0, -signal.SIGKILL):
                raise AssertionError((self.folder / f"{name.split(':')[0]}.log").read_text()[-4000:])
        return [name for name in self.living() if name.startswith("client")]

    def told(self, when: str) -> list[str]:
        """Keys of commands the clients wrote down, `sent` or `done`, in the order of each journal."""
        lines = [line for path in self.folder.glob("*.journal") for line in path.read_text().splitlines()]
        return [line.split(" ", 2)[2] for line in lines if line.startswith(f"{when} ")]

    def progress(self, name: str) -> int:
        """How many commands of a client were answered."""
        path = self.journal(name)
        return path.read_text().count("done ") if path.exists() else 0

    def kept(self) -> set[str]:
        """Keys of commands whose effect is in the database."""
        with world.connection().cursor() as cursor:
            cursor.execute("SELECT key FROM kernel_idempotencykey")
            return {row[0] for row in cursor.fetchall()}

    def answers(self) -> bool:
        try:
            with world.connection().cursor() as cursor:
                cursor.execute("SELECT 1")
            return True
        except (OperationalError, InterfaceError):
            world.connection().close()
            return False

    def rest(self) -> None:
        """End the worker and let what it left be done."""
        if "work" in self.living():
            self.processes["work"].terminate()
            self.processes["work"].wait(30)
        self.stage.town.settle_down()

    def end(self) -> None:
        for name in self.living():
            self.kill(name)


@contextmanager
def besieged(folder: Path) -> Iterator[Siege]:
    """A durable server, a fresh world with its clock set, and nobody left alive afterwards."""
    siege = Siege(folder)
    before = connections.databases[DEFAULT_DB_ALIAS]
    with postgres.running(siege.data, durable=True) as server:
        worlds = Worlds(databases.from_url(server.dsn(), pool=False))
        worlds.build()
        with worlds.fresh():
            siege.url = world_url()
            set_clock()
            try:
                yield siege
            finally:
                siege.end()
                postgres.start(siege.data)
    assert connections.databases[DEFAULT_DB_ALIAS] == before


def set_clock() -> None:
    with world.connection().cursor() as cursor:
        cursor.execute("UPDATE kernel_clock SET kind = 'set', at = %s WHERE id = 1", [START])


def world_url() -> str:
    """DATABASE_URL of the world we are in, for other processes."""
    chosen = connections.databases[DEFAULT_DB_ALIAS]
    return (
        f"postgresql://{chosen['USER']}@/{chosen['NAME']}?host={quote(chosen['HOST'], safe='')}&port={chosen['PORT']}"
    )


def until(true: Any, seconds: float = PATIENCE, look: float = 0.02) -> float:
    """Wait for a condition; returns how long it took. Raises TimeoutError: something hangs."""
    began, pause = monotonic(), Event()
    while not true():
        if monotonic() - began > seconds:
            raise TimeoutError("what was waited for does not come")
        pause.wait(look)
    return monotonic() - began
