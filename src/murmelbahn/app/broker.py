"""The processes of a house with a broker: workers that share subscriptions, and the relay that feeds them."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import structlog
from django.db import InterfaceError, OperationalError, close_old_connections

from murmelbahn.app import rooms
from murmelbahn.app.environment import Environment
from murmelbahn.connect.kafka.ears import Ear, listening
from murmelbahn.connect.kafka.relay import BrokerAway, Relay
from murmelbahn.kernel import log as facts
from murmelbahn.kernel.delivery import sweep
from murmelbahn.kernel.engine import Engine, glance
from murmelbahn.kernel.marks import Subscriber, all_heard

log = structlog.get_logger("murmelbahn.broker")
LOOK = 0.02
"""Seconds between two looks at a log in which nothing is new."""
BACK_OFF = (0.5, 1.0, 2.0, 5.0)
"""Seconds to wait for a broker or a database that is away; the last one repeats."""
SILENCE = 5.0
"""Seconds without a message after which a worker looks into the log itself: a broker may be away, or have lost what it had."""
PATIENCE = 3
"""Silences of an ear, each broken by reading the log, after which it joins its group anew; twice as many each next time."""
LONGER = 4
"""So often the patience is doubled."""
GLANCE = 0.25
"""Seconds between two looks into the log for an ear that joined its group anew and hears nothing yet: nobody waits for it."""


@dataclass
class Ears:
    """How facts come through a broker: every ear listens; one that is silent for long is told from the log what it missed. An ear
    that misses again and again while facts pass by joins its group anew: a broker that came back empty counts from the
    beginning, and who waits for the next number of before waits long. Until something comes it is told from the log at once. Each
    for itself: the others may hear well."""

    ears: list[Ear]
    looked: float = field(default_factory=time.monotonic)
    glanced: float = 0.0

    def carry(self, subscribers: Sequence[Subscriber]) -> int:
        """One round of listening."""
        done = sum(ear.listen() for ear in self.ears)
        now = time.monotonic()
        if now - self.looked > SILENCE:
            silent = [ear for ear in self.ears if now - ear.spoken > SILENCE]
            if all_heard([ear.subscriber for ear in silent]):
                self.looked = now
            else:
                done += sum(self._tell(ear, now) for ear in silent)
        elif now - self.glanced > GLANCE:
            self.glanced = now
            deaf = [ear for ear in self.ears if ear.joined]
            if deaf and not all_heard([ear.subscriber for ear in deaf]):
                done += sum(self._tell(ear, now) for ear in deaf)
        return done

    def _tell(self, ear: Ear, now: float) -> int:
        """Deliver from the log what an ear has missed."""
        missed = sweep([ear.subscriber])
        if missed and now - ear.missed_at > SILENCE:
            ear.missed, ear.missed_at = ear.missed + 1, now
            log.warning("delivered from the log", subscription=ear.subscriber.name, count=missed)
            longer = 2 ** min(ear.joined, LONGER)  # joining takes its time, on a busy machine more of it
            if ear.missed >= PATIENCE * longer:
                ear.joined += 1
                ear.close()
                ear.open()
        return missed


@contextmanager
def heard_by(engine: Engine, here: Environment, world: str) -> Iterator[Engine]:
    """The same engine, fed by the broker."""
    ears = listening(engine.subscribers, servers=here.kafka, world=world, session_ms=here.kafka_session_ms)
    try:
        yield replace(engine, carry=Ears(ears).carry)
    finally:
        for ear in ears:
            ear.close()


def relay_forever(asked_to_end: threading.Event, here: Environment, world: str) -> None:
    """Relays until asked to end; waits for its turn, for the broker and for the database."""
    for room in rooms.standing():
        rooms.part(room, "facts")  # whoever copies the whole log must know every topic
    relay, away, mine = Relay(here.kafka, world), 0, False
    while not asked_to_end.is_set():
        try:
            mine = mine or relay.may()
            if glance().unplaced:
                facts.place()
            pause = LOOK if mine and relay.turn() == 0 else 0.0 if mine else BACK_OFF[-1]
            away = 0
        except (BrokerAway, OperationalError, InterfaceError) as error:
            pause = BACK_OFF[min(away, len(BACK_OFF) - 1)]
            away += 1
            log.warning("relay waits", exception_type=type(error).__name__, reason=str(error)[:200], count=away)
            if not isinstance(error, BrokerAway):
                mine, relay.producer = False, None
                close_old_connections()
        asked_to_end.wait(pause)
