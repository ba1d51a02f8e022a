"""The room as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ShowroomConfig(AppConfig):
    name = "murmelbahn.showroom"
    label = "showroom"
