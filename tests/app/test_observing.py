"""Health, readiness and metrics."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

from murmelbahn.app.observing import health


@pytest.fixture
def client(world: str) -> Client:
    health.forget()
    return Client(SERVER_NAME="localhost")


def test_healthz_asks_nobody(client: Client) -> None:
    with connection.execute_wrapper(_no_query):
        assert client.get("/healthz").status_code == 200


def test_a_migrated_world_is_ready(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "ok": True, "database": True, "migrations": True, "placer": True, "placer_lag_seconds": 0.0,
    }  # fmt: skip


def test_a_world_behind_its_program_is_not(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'accounts'")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["migrations"]) == (503, False)


def test_metrics_are_for_this_machine(client: Client) -> None:
    assert b"murmelbahn_placer_lag_seconds" in client.get("/metrics", REMOTE_ADDR="127.0.0.1").content
    assert client.get("/metrics", REMOTE_ADDR="10.0.0.7").status_code == 404
    assert client.get("/metrics", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="8.8.8.8").status_code == 404


def test_a_route_is_measured_and_never_an_address(client: Client) -> None:
    client.get("/nowhere/eva@example.org")
    assert b"eva@example.org" not in client.get("/metrics", REMOTE_ADDR="127.0.0.1").content


def _no_query(*_: object) -> None:
    raise AssertionError("a query was made")
