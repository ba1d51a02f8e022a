"""Opening the house for a command: a database server that answers, Django, a world."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import django
from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, ProgrammingError, connections

from murmelbahn.app import databases, environment, surroundings, worlds
from murmelbahn.kernel import world as kernel_world


def set_up() -> None:
    """Django without a database: enough to know the rooms' commands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "murmelbahn.app.settings")
    if not apps.ready:
        django.setup()


@contextmanager
def opened(say: Callable[[str], None], world: str | None = None, *, must_exist: bool = True) -> Iterator[str]:
    """Django with a database, inside `world` (else the installation's); yields the alias. Raises NotFitToRun."""
    with surroundings.server(say) as url:
        already = apps.ready
        set_up()
        if already:
            point_default_at(databases.from_url(url))
        name = world or environment.read().world
        if must_exist and not worlds.exists(name):
            raise environment.NotFitToRun(
                f"There is no world '{name}'. `murmelbahn run` and `world create` make worlds."
            )
        alias = worlds.enter(name)
        with _told(name, alias), kernel_world.use(alias):
            yield alias
        connections.close_all()


@contextmanager
def _told(name: str, alias: str) -> Iterator[None]:
    """What the database cannot help, in a sentence: it went away, or its tables are of another version. Raises NotFitToRun."""
    try:
        yield
    except ProgrammingError as error:
        connections[alias].close()
        if not worlds.behind(alias):
            raise
        raise environment.NotFitToRun(
            f"The tables of the world '{name}' are those of an earlier version: `murmelbahn db migrate` brings them to this "
            f"one."
        ) from error
    except (OperationalError, InterfaceError) as error:
        if not databases.went_away(error):
            raise
        raise environment.NotFitToRun(
            f"The database went away in the middle ({databases.said_by(error)}): what was committed stands, the rest was "
            f"undone; look whether its server runs and the world is still there, then say the same again."
        ) from None


def point_default_at(settings: dict[str, Any]) -> None:
    """Lets the alias `default` of this process mean another database."""
    wrapper = connections[DEFAULT_DB_ALIAS]
    wrapper.close()
    close_pool = getattr(wrapper, "close_pool", None)
    if close_pool is not None:
        close_pool()
    del connections[DEFAULT_DB_ALIAS]
    complete = connections.configure_settings({DEFAULT_DB_ALIAS: dict(settings)})
    connections.databases[DEFAULT_DB_ALIAS] = complete[DEFAULT_DB_ALIAS]
