"""Opening the house in a process that was started apart: Django, and the world it was told."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import django
from django.apps import apps
from django.db import connections

from murmelbahn.kernel import world

ALIAS = "apart"


@contextmanager
def opened(settings: dict[str, Any]) -> Iterator[None]:
    """Inside the world whose database these settings name."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "murmelbahn.app.settings")
    if not apps.ready:
        django.setup()
    world.register(ALIAS, settings)
    with world.use(ALIAS):
        try:
            yield
        finally:
            connections[ALIAS].close()
