"""The outside worlds of a test, and what crossed the border."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from murmelbahn.app.wiring import engine as wired
from murmelbahn.connect import operations
from murmelbahn.connect.terms import World
from murmelbahn.kernel import clock, log, world
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.engine import Engine
from murmelbahn.kernel.fact import Fact, Station
from murmelbahn.kernel.marks import pending

Clock = Callable[[datetime], None]
STREAMS = ("value.", "vehicle.", "customer.")


def engine(*worlds: World) -> Engine:
    """The stations of some worlds, and the streams' reactions; the deal's own are left out where a test has no deal."""
    whole = wired()
    names = (*STREAMS, *(f"connect.{world}" for world in worlds))
    return Engine(
        subscriptions=[one for one in whole.subscriptions if one.name.startswith(names)],
        stations=[one for one in whole.stations if one.name in worlds],
    )


def station(name: World) -> Station:
    return next(one for one in wired().stations if one.name == name)


def behave(name: str = "calm", **changes: Any) -> None:
    """Choose a behaviour; `plant__refuses=1000` means the knob `plant.refuses`."""
    knobs = {knob.replace("__", "."): value for knob, value in changes.items()}
    operations.choose_behaviour(SYSTEM, name=name, changes=knobs)


def live(days: float, turning: Engine) -> None:
    """Let the world live on for some days, every alarm at its own time."""
    turning.until(clock.read() + timedelta(days=days))


def living(*worlds: World) -> Callable[[float], None]:
    """`live` with some worlds only: every other listener would cost three queries a turn."""
    return lambda days: live(days, engine(*worlds))


def heard_by(name: World) -> list[Fact[Any]]:
    """What a station has still to hear."""
    log.place()
    return pending(station(name), 100)


def call(fact: Fact[Any], name: World) -> Any:
    """The station's call alone: what happens before a kill."""
    return station(name).calls[type(fact.body)][0](fact)


def told(key: UUID, prefix: str = "") -> list[str]:
    """Topics of a key's facts, in order."""
    with world.connection().cursor() as cursor:
        cursor.execute(
            "SELECT topic FROM kernel_fact WHERE key = %s AND topic LIKE %s ORDER BY id", [key, prefix + "%"]
        )
        return [row[0] for row in cursor.fetchall()]


def held() -> list[str]:
    from murmelbahn.kernel.held import held as waiting

    return [f"{one.subscription}: {one.reason}" for one in waiting()]


def count(table: str) -> int:
    with world.connection().cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])
