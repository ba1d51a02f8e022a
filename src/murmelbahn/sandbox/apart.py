"""A client in a process of its own. This module opens the house first and asks for the rooms afterwards, because a process
that is spawned begins with nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

import django
from django.apps import apps
from django.db import InterfaceError, OperationalError, connections

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


@contextmanager
def _until_the_database_goes() -> Iterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        if not import_module("murmelbahn.app.databases").went_away(error):
            raise


def serve(line: Connection, settings: dict[str, Any], seed: int, share: tuple[int, int]) -> None:
    """The life of such a process: open the house, take up one's deals, say so, answer until nobody asks any more. Without a
    database it ends, and whoever asks next says so."""
    with _until_the_database_goes(), opened(settings):
        client = import_module("murmelbahn.sandbox.commands.client").Client(seed=seed, share=share)
        said = client.begin()
        while _told(line, said):
            try:
                day = line.recv()
            except (EOFError, ConnectionResetError):
                return
            said = client.live(day)


def _told(line: Connection, said: Any) -> bool:
    """Whether there is still somebody who listens."""
    try:
        line.send(said)
        return True
    except BrokenPipeError:
        return False
