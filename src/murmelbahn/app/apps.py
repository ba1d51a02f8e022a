"""The house as a Django app: it has no tables, only a hand on every connection."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from murmelbahn.app.connections import prepare


class HouseConfig(AppConfig):
    name = "murmelbahn.app"
    label = "house"

    def ready(self) -> None:
        connection_created.connect(prepare, dispatch_uid="app.prepare")
