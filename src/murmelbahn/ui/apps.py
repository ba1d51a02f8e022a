"""The room as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "murmelbahn.ui"
    label = "ui"
