"""The ground floor as a Django app. Its connections keep prepared what they send often."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

PREPARED = 1_000
"""Statements a connection keeps prepared. A deal needs about 250; with psycopg's 100 they would push each other out."""


def keep_prepared(connection: BaseDatabaseWrapper, **_: Any) -> None:
    connection.connection.prepared_max = PREPARED


class KernelConfig(AppConfig):
    name = "murmelbahn.kernel"
    label = "kernel"

    def ready(self) -> None:
        connection_created.connect(keep_prepared, dispatch_uid="kernel.keep_prepared")
