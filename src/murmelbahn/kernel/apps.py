"""The ground floor as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "murmelbahn.kernel"
    label = "kernel"
