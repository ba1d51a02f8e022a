"""One roll at a time in a world: whoever acts in it holds a lock that PostgreSQL lets go when the session ends.

After kill -9 a client of the old roll may still be acting, or its last command still on its way to the disk; the new roll
waits until nobody of the old one is left.
"""

from __future__ import annotations

import click
from django.db.utils import OperationalError
from psycopg.errors import LockNotAvailable

from murmelbahn.kernel.sql import tell

ACTING = 7_311_040
"""Advisory lock of a world."""
PATIENCE = "60s"


class SomebodyElseRolls(click.ClickException):
    """A roll is going on in this world."""


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
            raise SomebodyElseRolls("a roll is going on in this world") from None
        raise
    tell("SELECT pg_advisory_unlock(%s), set_config('lock_timeout', '0', false)", [ACTING])
