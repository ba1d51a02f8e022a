"""A world is a database. The outermost door chooses it; everything inside goes there by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

_chosen: ContextVar[str] = ContextVar("world", default=DEFAULT_DB_ALIAS)


def alias() -> str:
    """The database alias of the world we are in."""
    return _chosen.get()


def connection() -> BaseDatabaseWrapper:
    """The connection of the world we are in, for SQL that is clearer than the ORM."""
    return connections[_chosen.get()]


def register(name: str, settings: dict[str, Any]) -> None:
    """Make a database reachable as a world; `settings` as in Django's DATABASES."""
    connections.databases[name] = connections.configure_settings({DEFAULT_DB_ALIAS: {}, name: settings})[name]


def forget(name: str) -> None:
    """Close what is open to a world of this process, its pool included, and take it from the list."""
    if name in connections.databases:
        wrapper = connections[name]
        wrapper.close()
        close_pool = getattr(wrapper, "close_pool", None)
        if close_pool is not None:
            close_pool()
        del connections[name]
        del connections.databases[name]


@contextmanager
def use(name: str) -> Iterator[None]:
    """Choose the world for everything inside the block."""
    token = _chosen.set(name)
    try:
        yield
    finally:
        _chosen.reset(token)


class Router:
    """Django's database router: every query goes to the chosen world."""

    def db_for_read(self, model: type, **hints: object) -> str:
        return _chosen.get()

    def db_for_write(self, model: type, **hints: object) -> str:
        return _chosen.get()

    def allow_relation(self, one: object, other: object, **hints: object) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        return True
