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
        """Nobody buys from itself: the customer stream asks value, its stranger, who sells."""
        from murmelbahn.customer.ports import sellers_vat_ids  # noqa: PLC0415 (tables exist only now)
        from murmelbahn.deal.queries.sellers import vat_id_of  # noqa: PLC0415

        sellers_vat_ids.plug(vat_id_of)
        post_migrate.connect(guard_tables, sender=self, dispatch_uid="deal.guard_tables")
