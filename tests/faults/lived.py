"""How far a roll is, asked from outside without starting a program: that would take the processor from what is watched."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import psycopg

from murmelbahn.app.databases import database_of
from murmelbahn.app.postgres import owner
from murmelbahn.app.postgres.places import Places, places
from murmelbahn.app.postgres.terms import PORT, ROLE

DAYS = "SELECT at::date - date '2026-11-24' FROM kernel_clock"
PAUSE = 0.2


def places_of(folder: Path) -> Places:
    """Where the database server of an installation lives."""
    return places(folder / "postgres", owner.choose())


def lived(folder: Path) -> int:
    """Days the world of the roll has lived; -1 while there is nobody to ask."""
    try:
        with psycopg.connect(
            host=str(places_of(folder).socket), port=PORT, user=ROLE, dbname=database_of("roll")
        ) as connection:
            row = connection.execute(DAYS).fetchone()
    except (psycopg.OperationalError, psycopg.errors.UndefinedTable):
        return -1
    finally:
        Event().wait(PAUSE)
    return int(row[0]) if row and row[0] is not None else -1
