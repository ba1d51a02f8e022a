"""Test 5: facts come out of order, shuffled within a window of 1,000 and across partitions, some of them late."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest

from murmelbahn.connect.kafka.ears import Ear
from murmelbahn.connect.rules.event import Placing, to_event
from murmelbahn.kernel import log, marks, timers
from murmelbahn.kernel.engine import Engine
from murmelbahn.kernel.fact import TOPICS, Fact, shard_of
from tests.faults.life import START, Life, Stage

pytestmark = pytest.mark.fault
WINDOW = 1_000
"""Events that may overtake one another."""
LATE = 0.2
"""Share of the messages of a turn that come with a later one."""
DEALS = 8
"""Deals of each seed."""


@dataclass(frozen=True)
class Letter:
    """A message as a consumer gives it."""

    stream: str
    content: bytes

    def error(self) -> None:
        return None

    def value(self) -> bytes:
        return self.content


@dataclass
class Letterbox:
    """Stands for a consumer: what was thrown in comes out."""

    letters: list[Letter] = field(default_factory=list)

    def consume(self, limit: int, timeout: float) -> list[Letter]:
        found, self.letters = self.letters[:limit], self.letters[limit:]
        return found

    def commit(self, *, asynchronous: bool) -> None:
        """Offsets are nothing that we rest on."""


class BoxedEar(Ear):
    """The ear of a worker, at a letterbox instead of a broker; counts the facts it had to look up."""

    parked = 0

    def open(self) -> None:
        self.heard.clear()
        self.consumer = Letterbox()

    def _gap(self, stream: str, placing: Placing) -> list[Fact[Any]]:
        found = super()._gap(stream, placing)
        self.parked += len(found)
        return found


class Shuffler:
    """Carries facts as messages, each with its position and the one before it in its shard, in any order."""

    def __init__(self, engine: Engine, draw: random.Random) -> None:
        self.draw = draw
        self.ears = [BoxedEar(one, "nowhere", "trial", 6_000) for one in engine.subscribers]
        self.position = 0
        self.last: dict[tuple[str, int], int] = defaultdict(int)
        self.late: dict[str, list[Letter]] = defaultdict(list)

    def turn(self) -> int:
        """Facts that are new since the last turn; every subscriber gets them in an order of its own."""
        rung = timers.ring() + log.place()
        facts = marks.after(self.position, sorted(TOPICS), WINDOW)
        letters = [self._letter(fact) for fact in facts]
        done = rung + len(letters)
        for ear in self.ears:
            streams = {topic.partition(".")[0] for topic in ear.subscriber.topics}
            waiting = self.late[ear.subscriber.name]
            mine = waiting + [one for one in letters if one.stream in streams]
            self.draw.shuffle(mine)
            late = self.draw.sample(mine, int(len(mine) * LATE)) if letters else []
            self.late[ear.subscriber.name] = late
            kept = set(map(id, late))
            ear.consumer.letters += [one for one in mine if id(one) not in kept]
            done += ear.listen(2 * WINDOW) + len(late)
        return done

    def _letter(self, fact: Fact[Any]) -> Letter:
        shard = fact.stream, shard_of(fact.key)
        placing = Placing(fact.position, shard[1], self.last[shard])
        self.position = self.last[shard] = fact.position
        return Letter(fact.stream, to_event(fact, source="/trial", placing=placing))

    @property
    def parked(self) -> int:
        return sum(ear.parked for ear in self.ears)


def test_any_order_comes_to_the_same_states(
    world: str, set_clock: Callable[..., None], size: Callable[[int], int], seed: int, report: Callable[..., None]
) -> None:
    set_clock(START)
    seeds = size(100)
    stage = Stage.build(stock=(seeds + 1) * DEALS // 2, to_order=(seeds + 1) * DEALS // 2)
    engine, life = stage.town.engine, Life(stage)
    to_order, in_stock = ([wish for wish in stage.wishes if bool(wish.vin) is have] for have in (False, True))
    batches = [
        to_order[n * DEALS // 2 : (n + 1) * DEALS // 2] + in_stock[n * DEALS // 2 : (n + 1) * DEALS // 2]
        for n in range(seeds + 1)
    ]
    shuffler = Shuffler(engine, random.Random(seed))

    def lived(wishes: list[Any], turn: Callable[[], int]) -> list[Any]:
        ids = [life.open(wish) for wish in wishes]
        while True:
            while turn():
                continue
            moved = [life.onward(deal) for deal in ids]
            if not any(moved):
                return sorted(final(stage, deal) for deal in ids)

    expected = lived(batches[0], engine.turn)
    shuffler.position = marks.top()
    shuffler.last |= _newest()
    other = 0
    for n, batch in enumerate(batches[1:]):
        shuffler.draw = random.Random(seed + n)
        other += sum(one != wanted for one, wanted in zip(lived(batch, shuffler.turn), expected, strict=True))
    forever = sum(not marks.all_heard([one]) for one in engine.subscribers)
    assert all(state[-2] == "True" for state in expected)
    assert (other, forever) == (0, 0)
    assert shuffler.parked > seeds * DEALS
    report(engine, seeds=seeds, deals=seeds * DEALS, other_states=other, parked=shuffler.parked, parked_forever=forever)


def final(stage: Stage, deal: UUID) -> tuple[str, ...]:
    """What a deal came to, without anything that is its own: states and books."""
    view = stage.town.view(deal)
    states = (view.variant, view.vehicle, view.customer, view.value, view.end, view.closed, stage.town.postings(deal))
    return tuple(str(one) for one in states)


def _newest() -> dict[tuple[str, int], int]:
    """The last position of every shard so far."""
    found: dict[tuple[str, int], int] = {}
    for fact in marks.after(0, sorted(TOPICS), 1_000_000):
        found[fact.stream, shard_of(fact.key)] = fact.position
    return found
