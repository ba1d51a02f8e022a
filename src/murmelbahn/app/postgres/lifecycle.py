"""Start, stop, status. One starter at a time per data folder; a slow crash recovery is waited for and shown."""

from __future__ import annotations

import fcntl
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from murmelbahn.app.postgres import binaries, cluster, configuration, owner, process
from murmelbahn.app.postgres.places import SPARE, Places, places
from murmelbahn.app.postgres.terms import PostgresRefused, Server, State, Status

Say = Callable[[str], None]
BEAT = 0.05
"""Seconds between two looks while waiting; the wait ends at once if the server dies."""
RECOVERY = 3600.0
"""Seconds a crash recovery may take. Ending it by force would only make the next one start over."""


def silent(_: str) -> None:
    return None


def start(data: Path, *, durable: bool = True, say: Say = silent, spare: Path = SPARE) -> Server:
    """A server on `data` that answers: attached to if it runs, else started (after `initdb` if there is none).

    `durable=False` trades safety in a power cut for speed: tests only. `say` hears about slow recovery.
    Raises PostgresRefused with a sentence for the person at the terminal."""
    who = owner.choose()
    where = places(data, who, spare)
    with _one_at_a_time(where):
        found = process.postmaster(where.data)
        child: subprocess.Popen[str] | None = None
        if found is None:
            programs = binaries.reachable(who, spare)
            cluster.ensure(where.data, programs, who)
            _clear_away(where, say)
            child = _launch(where, programs, who, durable=durable)
        else:
            cluster.check_version(where.data)
        return _await(where, child, say)


def stop(data: Path, *, patience: float = 60.0, spare: Path = SPARE) -> None:
    """Ends the server: open transactions are rolled back; after `patience` seconds by force (it then recovers)."""
    where = places(data, owner.choose(), spare)
    with _one_at_a_time(where):
        found = process.postmaster(where.data)
        if found is None:
            return
        process.send(found[0], signal.SIGINT)
        if not process.wait_gone(found[0], patience):
            process.send(found[0], signal.SIGQUIT)
            process.wait_gone(found[0], patience)


def status(data: Path, *, spare: Path = SPARE) -> Status:
    where = places(data, owner.choose(), spare)
    found = process.postmaster(where.data)
    if found is not None:
        return Status(State.RUNNING if found[1] else State.STARTING, found[0])
    return Status(State.STOPPED if where.data.exists() else State.ABSENT)


@contextmanager
def _one_at_a_time(where: Places) -> Iterator[None]:
    with (where.home / "starting.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _clear_away(where: Places, say: Say) -> None:
    """Removes what a killed server left. Its lock files name a pid that may live again as somebody else."""
    if not process.wait_all_gone(where.data, 0):
        say("waiting for the last processes of a killed database server to end")
        if not process.wait_all_gone(where.data, 60):
            raise PostgresRefused(f"Processes of an earlier server still work on {where.data}: end them, then retry.")
    (where.data / "postmaster.pid").unlink(missing_ok=True)
    for stale in where.socket.glob(".s.PGSQL.*"):
        stale.unlink()


def _launch(where: Places, programs: Path, who: owner.Owner, *, durable: bool) -> subprocess.Popen[str]:
    configuration.trim(where.log)
    with where.log.open("a") as log:
        return who.popen(
            [programs / "bin" / "postgres", "-D", where.data, *configuration.options(where.socket, durable=durable)],
            out=log,
        )


def _await(where: Places, child: subprocess.Popen[str] | None, say: Say) -> Server:
    deadline = time.monotonic() + RECOVERY
    told = configuration.Progress(where.log)
    while time.monotonic() < deadline:
        found = process.postmaster(where.data)
        if found and found[1]:
            server = Server(where.data, where.socket, found[0])
            with suppress(psycopg.OperationalError):
                psycopg.connect(server.dsn(), connect_timeout=5).close()
                return server
        if child is not None:
            with suppress(subprocess.TimeoutExpired):
                child.wait(BEAT)
                raise PostgresRefused(f"PostgreSQL did not start:\n{configuration.tail(where.log)}")
        elif found is None:
            raise PostgresRefused(f"PostgreSQL ended while it was starting:\n{configuration.tail(where.log)}")
        else:
            process.wait_gone(found[0], BEAT)
        for line in told.news():
            say(line)
    raise PostgresRefused(f"PostgreSQL is still recovering after {RECOVERY:.0f} s; see {where.log}.")
