"""The program as a person starts it: seconds to the first page, and the memory of its processes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import perf_counter

PATIENCE = 180.0


@dataclass(frozen=True, slots=True)
class Started:
    """Seconds to the first 200, and megabytes (proportional set size) by process when it is idle."""

    seconds: float
    memory: dict[str, float]


def start(data: Path) -> Started:
    """`murmelbahn run` on a data folder; ends it again."""
    began = perf_counter()
    with running(data) as (_, process):
        seconds = perf_counter() - began
        Event().wait(3.0)
        return Started(seconds, _memory(process))


@contextmanager
def running(data: Path, *words: str) -> Iterator[tuple[int, int]]:
    """The program on a data folder, from its first page on: its port and its process."""
    port = _free_port()
    with (data.parent / "run.log").open("ab") as log:
        program = subprocess.Popen(
            [sys.executable, "-m", "murmelbahn", "run", "--bind", f"127.0.0.1:{port}", *words],
            env={name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {"MURMELBAHN_DATA": str(data)},
            stdout=log, stderr=log,
        )  # fmt: skip
    try:
        _first_page(f"http://127.0.0.1:{port}/", program)
        yield port, program.pid
    finally:
        program.send_signal(signal.SIGTERM)
        program.wait(60)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _first_page(address: str, program: subprocess.Popen[bytes]) -> None:
    began, pause = perf_counter(), Event()
    while perf_counter() - began < PATIENCE and program.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pause.wait(0.02)
    raise RuntimeError("the program does not answer")


def _memory(root: int) -> dict[str, float]:
    """PSS in MB of every process below, PostgreSQL's left out; named by what the process is."""
    found: dict[str, float] = {}
    for pid in _below(root):
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").split("\0")
        name = next((word for word in ("serve", "work", "run") if word in words), Path(words[0]).name)
        if "postgres" in words[0]:
            continue
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        kilobytes = next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        found[name] = found.get(name, 0.0) + kilobytes / 1024
    return found


def _below(root: int) -> list[int]:
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(path.name)] = int((path / "stat").read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
    found = [root]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found
