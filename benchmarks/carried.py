"""Facts through a broker: how many a relay sends, how many a worker applies, and how late one is in a steady trickle."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter
from typing import Any

from tests.broker.broker import Broker
from tests.operations.kernel.stub import ACTOR, BallRolled, make_table, note, roll

from murmelbahn.connect.kafka.ears import Ear
from murmelbahn.connect.kafka.relay import Relay
from murmelbahn.kernel import clock, log, world
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import Fact, Subscription
from murmelbahn.kernel.ids import new_id

BALLS = tuple(new_id() for _ in range(50))
LOOK = 0.02
"""Seconds between two looks of an idle relay, as in the program."""
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Carried:
    """Facts per second that a relay sent and a worker applied, each alone; `lags` in seconds of single facts."""

    sent: float
    heard: float
    lags: tuple[float, ...]


def carry(name: str, facts: int, trickle: int) -> Carried:
    """Measure in the world that is in use, called `name` on the broker."""
    arrived: list[tuple[datetime, datetime]] = []

    def hear(actor: Actor, fact: Fact[Any]) -> None:
        note(fact.body.ball, fact.body.number, fact.id)
        arrived.append((fact.recorded, clock.machine()))

    make_table()
    broker = Broker()
    broker.start()
    try:
        relay, ear = (
            Relay(broker.servers, name),
            Ear(Subscription("bench.ear", {BallRolled: hear}), broker.servers, name, 6_000),
        )
        rounds = facts // len(BALLS)
        relay.begin()
        for number in range(rounds):
            roll(ACTOR, balls=BALLS, number=number)
        log.place(facts)
        sent = _rate(relay.turn, lambda done: done >= rounds * len(BALLS))
        while not arrived:
            ear.listen(1)  # the group finds itself first
        heard = _rate(ear.listen, lambda _: len(arrived) >= rounds * len(BALLS))
        arrived.clear()
        with _turning(lambda: log.place() + relay.turn()), _turning(ear.listen):
            pause = threading.Event()
            for number in range(trickle):
                roll(ACTOR, balls=BALLS[:1], number=rounds + number)
                pause.wait(0.02)
            _wait(lambda: len(arrived) >= trickle)
        ear.close()
    finally:
        broker.kill()
    return Carried(sent, heard, tuple(sorted((seen - written).total_seconds() for written, seen in arrived)))


def _rate(turn: Callable[[], int], enough: Callable[[int], bool]) -> float:
    began, done = perf_counter(), 0
    while not enough(done):
        done += turn()
        if perf_counter() - began > PATIENCE:
            raise RuntimeError("the facts do not come")
    return done / (perf_counter() - began)


@contextmanager
def _turning(turn: Callable[[], int]) -> Iterator[None]:
    """A thread of its own that turns, with a look every now and then while it is idle."""
    alias, asked_to_end = world.alias(), threading.Event()

    def forever() -> None:
        with world.use(alias):
            while not asked_to_end.is_set():
                if turn() == 0:
                    asked_to_end.wait(LOOK)
            world.connection().close()

    thread = threading.Thread(target=forever)
    thread.start()
    try:
        yield
    finally:
        asked_to_end.set()
        thread.join()


def _wait(done: Callable[[], bool]) -> None:
    began, pause = perf_counter(), threading.Event()
    while not done():
        if perf_counter() - began > PATIENCE:
            raise RuntimeError("the facts do not come")
        pause.wait(0.01)
