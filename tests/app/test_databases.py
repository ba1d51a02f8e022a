"""DATABASE_URL as Django reads it."""

from __future__ import annotations

import pytest

from murmelbahn.app import databases


def test_a_server_by_name_and_one_by_socket() -> None:
    named = databases.from_url("postgresql://eva:p%2Fw@db.example.org:6432/cars?sslmode=require")
    assert (named["HOST"], named["PORT"], named["USER"], named["PASSWORD"], named["NAME"]) == (
        "db.example.org", "6432", "eva", "p/w", "cars",
    )  # fmt: skip
    assert named["OPTIONS"]["sslmode"] == "require"
    socket = databases.from_url("postgresql://murmelbahn@/demo?host=%2Ftmp%2Fs&port=5432")
    assert (socket["HOST"], socket["PORT"], socket["NAME"]) == ("/tmp/s", "5432", "demo")


def test_the_pool_needs_connections_that_are_given_back() -> None:
    settings = databases.from_url("postgresql:///x")
    assert settings["OPTIONS"]["pool"] == databases.POOL
    assert settings["CONN_MAX_AGE"] == 0
    assert "pool" not in databases.named(settings, "y", pool=False)["OPTIONS"]


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(ValueError, match="postgresql://"):
        databases.from_url("mysql://x/y")


def test_a_password_goes_by_environment() -> None:
    settings = databases.from_url("postgresql://eva:pw@db/cars")
    assert databases.for_libpq(settings)["PGPASSWORD"] == "pw"
