"""The supervisor's one loop: a child or the database ended, a signal came, or it is time to look around."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from murmelbahn.app import postgres
from murmelbahn.app.supervisor.child import MOST_RESTARTS, WINDOW, Child, TooManyRestarts
from murmelbahn.app.supervisor.readiness import Readiness

PATIENCE = 15.0
"""Seconds children have to end by themselves."""
LOOK = 0.05
"""Seconds between two looks whether the pages answer yet."""
LOOK_AROUND = 30.0
"""Seconds between two looks at the logs' sizes."""
Say = Callable[[str], None]


def supervise(
    children: Sequence[Child], *, data: Path | None, ready_at: tuple[str, int], say: Say, began: float
) -> None:
    """Starts the children and keeps them until SIGTERM or SIGINT. `data` is the embedded server's folder, or None.

    Raises TooManyRestarts after everything has been ended."""
    with _signals() as wake:
        try:
            for child in children:
                child.start()
            _keep(children, data, wake, say, Readiness(ready_at, began))
        finally:
            say("ending")
            for child in children:
                child.ask_to_end()
            deadline = time.monotonic() + PATIENCE
            for child in children:
                child.wait_or_kill(deadline)
                child.sweep()


def _keep(children: Sequence[Child], data: Path | None, wake: int, say: Say, readiness: Readiness) -> None:
    database_starts: list[float] = []
    running = None if data is None else postgres.status(data).pid
    while not _asked_to_end(wake):
        with _watching(children, running, wake) as poller:
            poller.poll(1000 * (LOOK_AROUND if readiness.told(say) else LOOK))
        if data is not None and (running is None or postgres.has_ended(running)):
            database_starts = [at for at in database_starts if time.monotonic() - at < WINDOW] + [time.monotonic()]
            if len(database_starts) > MOST_RESTARTS:
                raise TooManyRestarts("The database server keeps ending; see server.log beside its data.")
            say("the database server has ended; starting it again")
            running = postgres.start(data, say=say).pid
        for child in children:
            code = child.ended()
            if code is not None and not _asked_to_end(wake):
                say(f"'{child.name}' has ended ({_how(code)}); starting it again. It said:\n{child.last_words(4)}")
                child.sweep()
                child.start()
            child.turn_log()


@contextmanager
def _watching(children: Sequence[Child], running: int | None, wake: int) -> Iterator[select.poll]:
    """A poller that wakes when a signal comes, or a child or the database server (`running`) ends."""
    poller = select.poll()
    poller.register(wake, select.POLLIN)
    pids = [child.process.pid for child in children if child.process is not None and child.ended() is None]
    handles: list[int] = []
    try:
        for pid in [*pids, *([running] if running else [])]:
            try:
                handles.append(os.pidfd_open(pid))
            except ProcessLookupError:
                continue
            poller.register(handles[-1], select.POLLIN)
        yield poller
    finally:
        for handle in handles:
            os.close(handle)


@contextmanager
def _signals() -> Iterator[int]:
    """A descriptor that becomes readable when we are asked to end; it is never emptied, so the wish is not forgotten."""
    reading, writing = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGTERM, signal.SIGINT)}
    former = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    try:
        yield reading
    finally:
        signal.set_wakeup_fd(former)
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(reading)
        os.close(writing)


def _asked_to_end(wake: int) -> bool:
    return bool(select.select([wake], [], [], 0)[0])


def _how(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
