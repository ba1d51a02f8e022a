"""`murmelbahn run` as a person meets it: from nothing to pages, through kills, to a clean end."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from murmelbahn.app import postgres
from murmelbahn.app.postgres.process import wait_gone

PATIENCE, CLIENTS = 120.0, 2


@dataclass
class Running:
    process: subprocess.Popen[str]
    data: Path
    port: int

    def status(self, path: str = "/readyz") -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path, headers={"Host": "localhost"})
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            connection.close()

    def until(self, condition: Callable[[], bool], what: str) -> float:
        """Waits for a condition, watching that `run` lives; gives the seconds it took."""
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            if condition():
                return time.monotonic() - began
            try:
                self.process.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
            pytest.fail(f"run ended while we waited until {what}: {self.said()}")
        pytest.fail(f"not within {PATIENCE} s: {what}; {self.said()}")

    def said(self) -> str:
        return (self.data / "said").read_text()

    def processes(self) -> list[int]:
        """Our own and every process under us or in our data folder."""
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    environment = (entry / "environ").read_bytes()
                    command = (entry / "cmdline").read_bytes()
                except OSError:
                    continue
                if f"MURMELBAHN_DATA={self.data}".encode() in environment or str(self.data).encode() in command:
                    found.append(int(entry.name))
        return found

    def child(self, *words: str) -> int:
        """The pid of the first process of ours whose command has all the words."""
        for pid in sorted(self.processes()):
            command = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
            if all(word in command for word in words):
                return pid
        pytest.fail(f"no process {words}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _surroundings(data: Path) -> dict[str, str]:
    plain = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "MURMELBAHN_PARENT"}}
    return plain | {"MURMELBAHN_DATA": str(data), "PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.fixture
def run() -> Iterator[Running]:
    port = _free_port()
    with started("run", "--bind", f"127.0.0.1:{port}", "--workers", "1", port=port) as running:
        yield running


@contextmanager
def started(*words: str, port: int = 0) -> Iterator[Running]:
    """A command in a data folder of its own, which is gone afterwards with all that lives in it."""
    data = Path(tempfile.mkdtemp(prefix="mb-run-"))
    data.chmod(0o755)
    with (data / "said").open("w") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "murmelbahn", *words],
            env=_surroundings(data), stdout=said, stderr=said, text=True,
        )  # fmt: skip
    running = Running(process, data, port)
    try:
        yield running
    finally:
        process.terminate()
        process.wait(PATIENCE)
        postgres.stop(data / "postgres")
        shutil.rmtree(data)


@pytest.mark.fault
def test_from_nothing_through_kills_to_a_clean_end(run: Running) -> None:
    run.until(lambda: run.status() == 200, "the first page")
    run.until(lambda: "Murmelbahn stands" in run.said(), "it says so")
    assert run.status("/account/login/") == 200

    os.kill(run.child("serve"), signal.SIGKILL)
    run.until(lambda: run.status() != 200 or "'serve' has ended" in run.said(), "the kill is noticed")
    run.until(lambda: run.status() == 200, "pages after a killed server")
    assert "signal SIGKILL" in run.said()

    os.kill(run.child("work"), signal.SIGKILL)
    run.until(lambda: "'work' has ended" in run.said(), "the killed worker is noticed")

    database = postgres.status(run.data / "postgres").pid
    assert database
    os.kill(database, signal.SIGKILL)
    run.until(lambda: postgres.status(run.data / "postgres").pid not in {None, database}, "the database again")
    recovered = run.until(lambda: run.status() == 200, "pages after a killed database")
    assert recovered < 10

    second = subprocess.run(
        [sys.executable, "-m", "murmelbahn", "run", "--bind", f"127.0.0.1:{_free_port()}"],
        env=_surroundings(run.data), capture_output=True, text=True,
    )  # fmt: skip
    assert second.returncode == 2
    assert f"runs here already (process {run.process.pid})" in second.stderr

    run.process.send_signal(signal.SIGTERM)
    assert run.process.wait(PATIENCE) == 0
    assert run.processes() == []
    assert postgres.status(run.data / "postgres").pid is None


@pytest.mark.fault
def test_a_killed_supervisor_takes_its_children_along_and_the_next_one_starts(run: Running) -> None:
    run.until(lambda: run.status() == 200, "the first page")
    children = [run.child("serve"), run.child("work")]
    run.process.kill()
    run.process.wait()
    assert all(wait_gone(pid, PATIENCE) for pid in children)
    assert run.status() == 0


@pytest.mark.fault
def test_a_command_that_is_terminated_takes_its_server_along() -> None:
    """A roll has a database server and clients of its own: none of them is left behind."""
    with started("roll", "--deals", "500", "--clients", str(CLIENTS)) as roll:
        roll.until(lambda: len(roll.processes()) > CLIENTS + 1, "its clients are at work")
        roll.process.terminate()
        assert roll.process.wait(PATIENCE) == 128 + signal.SIGTERM
        assert all(wait_gone(pid, PATIENCE) for pid in roll.processes())
        assert "Traceback" not in roll.said()


def test_a_taken_port_is_refused_in_a_sentence_before_anything_starts(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "murmelbahn", "run", "--bind", f"127.0.0.1:{port}"],
            env=_surroundings(tmp_path), capture_output=True, text=True,
        )  # fmt: skip
    assert done.returncode == 2
    assert f"Port {port} on 127.0.0.1 is taken" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "postgres").exists()
