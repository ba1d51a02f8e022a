"""One roll at a time in a world: whoever acts in it holds a lock that PostgreSQL lets go when the session ends.

After kill -9 a client of the old roll may still be acting, or its last command still on its way to the disk; the new roll
waits until nobody of the old one is left. A roll that is alive is not waited for: a second one is refused at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import click
import psycopg
from django.db.utils import OperationalError
from psycopg.errors import LockNotAvailable

from murmelbahn.kernel.sql import tell

ACTING = 7_311_040
"""Advisory lock of a world."""
PATIENCE = "60s"
ROLLING = 7_311_041
"""Advisory lock of the server, with the world's name: held by the roll itself while it makes the world and lives in it."""
MOMENT = "1s"
"""The server needs it to notice that a roll was killed."""
HOLDER = """
SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
WHERE l.locktype = 'advisory' AND l.granted AND l.classid = %s AND l.objid::bigint = hashtext(%s) & 4294967295
"""


class SomebodyElseRolls(click.ClickException):
    """A roll is going on in this world."""


@contextmanager
def alone(server: psycopg.Connection[tuple[Any, ...]], *, world: str) -> Iterator[None]:
    """The only roll in a world, while the block lasts and `server` is connected. Raises SomebodyElseRolls."""
    who = f"process {os.getpid()} on {os.uname().nodename}"
    server.execute(
        "SELECT set_config('application_name', %s, false), set_config('lock_timeout', %s, false)", [who, MOMENT]
    )
    try:
        server.execute("SELECT pg_advisory_lock(%s, hashtext(%s))", [ROLLING, world])
    except LockNotAvailable:
        holder = server.execute(HOLDER, [ROLLING, world]).fetchone()
        raise SomebodyElseRolls(
            f"A roll is going on in the world '{world}' ({holder[0] if holder else 'it has just ended'}): wait for it, end "
            f"it, or roll in another world, --world NAME."
        ) from None
    try:
        yield
    finally:
        with suppress(psycopg.OperationalError):  # a session that has ended holds nothing
            server.execute("SELECT pg_advisory_unlock(%s, hashtext(%s))", [ROLLING, world])


def act() -> None:
    """From now on this session acts in the world."""
    tell("SELECT pg_advisory_lock_shared(%s)", [ACTING])


def wait_for_others() -> None:
    """Until nobody acts in the world. Raises SomebodyElseRolls."""
    tell("SELECT set_config('lock_timeout', %s, false)", [PATIENCE])
    try:
        tell("SELECT pg_advisory_lock(%s)", [ACTING])
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise SomebodyElseRolls(
                "Clients of an earlier roll still act in this world: wait until they have ended, or end them, and roll again."
            ) from None
        raise
    tell("SELECT pg_advisory_unlock(%s), set_config('lock_timeout', '0', false)", [ACTING])
