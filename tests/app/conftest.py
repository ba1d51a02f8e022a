"""An installation with worlds of its own, inside the test session's server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import DEFAULT_DB_ALIAS, connections

from murmelbahn.app import worlds


@pytest.fixture
def installation(world: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """This test's databases carry names of their own; the template is the test session's."""
    ours = connections.databases[DEFAULT_DB_ALIAS]["NAME"]
    monkeypatch.setattr(worlds, "database_of", lambda name: f"{ours}_{name}")
    monkeypatch.setattr(worlds, "PREFIX", f"{ours}_")
    with worlds.maintenance() as server:
        row = server.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE 'mb\\_template\\_%' ORDER BY oid DESC"
        ).fetchone()
        assert row
        server.execute(f'CREATE DATABASE "{ours}_template" TEMPLATE "{row[0]}" STRATEGY FILE_COPY')
    yield ours
    for name in worlds.names():
        worlds.drop(name)
    worlds.drop("template")
