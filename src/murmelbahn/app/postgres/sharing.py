"""Several processes use one server; the last one out turns off the light. A killed process loses its lock by itself."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from murmelbahn.app.postgres.lifecycle import Say, silent, start, stop
from murmelbahn.app.postgres.places import SPARE
from murmelbahn.app.postgres.terms import Server


@contextmanager
def running(data: Path, *, durable: bool = True, say: Say = silent, spare: Path = SPARE) -> Iterator[Server]:
    """A running server for the length of the block; stopped afterwards unless another process uses it too."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / "users.lock").open("a") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield start(data, durable=durable, say=say, spare=spare)
        finally:
            if _alone(users.fileno()):
                stop(data, spare=spare)


def _alone(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
