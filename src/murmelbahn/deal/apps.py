"""The deal room as a Django app. After every migration the tables of all rooms are guarded against writes past the commands."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


def guard_tables(using: str, **_: Any) -> None:
    """Guard the tables that are new."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT deal_guard_tables()")


class DealConfig(AppConfig):
    name = "murmelbahn.deal"
    label = "deal"

    def ready(self) -> None:
        post_migrate.connect(guard_tables, sender=self, dispatch_uid="deal.guard_tables")
