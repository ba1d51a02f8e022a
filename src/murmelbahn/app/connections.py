"""How every connection to a world is set up, beyond what Django does."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import adapters
from psycopg.abc import AdaptContext, Buffer
from psycopg.adapt import Loader

PREPARED = 1_000
"""Statements a connection keeps prepared. A deal needs about 250; with psycopg's 100 they would push each other out."""


class Moment(Loader):
    """Reads `timestamptz` as psycopg itself does: 2 us instead of the 10 us of Django's reader, which is written in Python and
    stamps the session's zone upon it. Sessions are in UTC, so both say the same; `timezone` is where Django looks for it."""

    timezone = UTC

    def __init__(self, oid: int, context: AdaptContext | None = None) -> None:
        super().__init__(oid, context)
        own = adapters.get_loader(oid, self.format)
        assert own
        self._own = own(oid, context)

    def load(self, data: Buffer) -> Any:
        return self._own.load(data)


def prepare(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """What a new connection keeps and how it reads; called by Django for each that is taken into use."""
    connection.connection.prepared_max = PREPARED
    connection.connection.adapters.register_loader("timestamptz", Moment)
