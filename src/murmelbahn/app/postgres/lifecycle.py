"""Start, stop, status. One starter at a time per data folder; a slow crash recovery is waited for and shown."""

from __future__ import annotations

import fcntl
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from murmelbahn.app.postgres import binaries, cluster, configuration, owner, process
from murmelbahn.app.postgres.places import SPARE, Places, places
from murmelbahn.app.postgres.terms import PORT, PostgresRefused, Server, State, Status

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
        return _attach(where, say) or _launch(where, who, spare, durable=durable, say=say)


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


def has_ended(pid: int) -> bool:
    """Whether a server that was started or found is no more. Cheap enough to be asked all the time, unlike `status`."""
    return process.wait_gone(pid, 0.0) or not process.is_postgres(pid)


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


def _attach(where: Places, say: Say) -> Server | None:
    """The server that runs there; None if there is none, or if it ends while we wait (it had just been killed)."""
    if process.postmaster(where.data) is None:
        return None
    cluster.check_version(where.data)

    def still_there() -> bool:
        found = process.postmaster(where.data)
        return found is not None and not process.wait_gone(found[0], BEAT)

    return _await(where, still_there, say)


def _launch(where: Places, who: owner.Owner, spare: Path, *, durable: bool, say: Say) -> Server:
    programs = binaries.reachable(who, spare)
    cluster.ensure(where.data, programs, who)
    _clear_away(where, say)
    configuration.trim(where.log)
    arguments = configuration.options(where.socket, durable=durable)
    with where.log.open("a") as log:
        child = who.popen([programs / "bin" / "postgres", "-D", where.data, *arguments], out=log)

    def still_there() -> bool:
        with suppress(subprocess.TimeoutExpired):
            child.wait(BEAT)
            return False
        return True

    server = _await(where, still_there, say)
    if server is None:
        raise PostgresRefused(f"PostgreSQL did not start:\n{configuration.tail(where.log)}")
    return server


def _await(where: Places, still_there: Callable[[], bool], say: Say) -> Server | None:
    """Waits until the server answers, however long its recovery takes; None when it is no longer there."""
    deadline = time.monotonic() + RECOVERY
    told = configuration.Progress(where.log)
    while time.monotonic() < deadline:
        found = process.postmaster(where.data)
        if found and found[1]:
            server = Server(where.data, where.socket, found[0])
            if _answers(server):
                return server
        if not still_there():
            return None
        for line in told.news():
            say(line)
    raise PostgresRefused(f"PostgreSQL is still recovering after {RECOVERY:.0f} s; see {where.log}.")


def _answers(server: Server) -> bool:
    """By the server's own program: `run` supervises for months and carries no database driver."""
    asked = (f"--host={server.socket}", f"--port={PORT}", "--timeout=5", "--quiet")
    return subprocess.run((binaries.shipped() / "bin" / "pg_isready", *asked)).returncode == 0
