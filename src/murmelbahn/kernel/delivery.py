"""Delivery: at least once to every subscriber, applied once, in order inside a key, none skipped.

A mark (subscription, stream, shard) -> position moves in the transaction of the effect; a repeat finds the mark ahead of it and
does nothing. A fact whose reaction raises is *held* together with everything of its key behind it; other keys go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db.utils import InterfaceError, OperationalError

from murmelbahn.kernel import clock, command
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.fact import Fact, Handler, Projection, Station, Subscription
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.marks import Subscriber, behind, hear, pending, raise_floors, select_facts
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.kernel.sql import ask_one, tell

log = structlog.get_logger(__name__)
BACK_OFF = (1, 5, 30, 120, 600)
"""Seconds of machine time before a held fact is tried again; after the last it waits for a person."""


def _is_held(subscription: str, fact: Fact[Any]) -> bool:
    """Whether an earlier fact of this key waits."""
    return bool(
        ask_one(
            "SELECT EXISTS (SELECT FROM kernel_held WHERE subscription = %s AND stream = %s AND key = %s)",
            [subscription, fact.stream, fact.key],
        )[0]
    )


def _hold(subscription: str, fact: Fact[Any], *, attempts: int, reason: str, retry_at: datetime | None) -> None:
    tell(
        "INSERT INTO kernel_held (id, subscription, stream, key, position, fact, attempts, reason, since, retry_at)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (subscription, fact) DO NOTHING",
        [new_id(), subscription, fact.stream, fact.key, fact.position, fact.id, attempts, reason[:500],
         clock.machine(), retry_at],
    )  # fmt: skip


def apply_to(subscriber: Subscription | Station, fact: Fact[Any], answer: object) -> None:
    if isinstance(subscriber, Station):
        subscriber.calls[type(fact.body)][1](SYSTEM, fact, answer)
    else:
        handler: Handler = subscriber.reactions[type(fact.body)]
        handler(SYSTEM, fact)


def call_station(subscriber: Subscription | Station, fact: Fact[Any]) -> object:
    """A station talks to its outside world here, outside any transaction."""
    return subscriber.calls[type(fact.body)][0](fact) if isinstance(subscriber, Station) else None


def failure(error: Exception, attempts: int) -> tuple[str, datetime | None]:
    """What the fallout desk reads, and when to try again; after the last pause a person decides."""
    reason = str(error) if isinstance(error, Refusal) else f"{type(error).__name__}: {error}"
    if attempts >= len(BACK_OFF):
        return reason[:500], None
    return reason[:500], clock.machine() + timedelta(seconds=BACK_OFF[attempts])


def deliver_one(subscriber: Subscription | Station, fact: Fact[Any]) -> bool:
    """Apply one fact once. True when this call had an effect; a failure holds the fact with its key."""
    try:
        calls = isinstance(subscriber, Station) and not _is_held(subscriber.name, fact)
        answer = call_station(subscriber, fact) if calls else None
        with command.begin(SYSTEM, cause=fact.id) as running:
            heard = hear(subscriber.name, fact)
            running.at = heard.at
            if not heard.fresh:
                return False
            if heard.waits:
                _hold(subscriber.name, fact, attempts=0, reason="waits behind an earlier fact", retry_at=None)
            else:
                apply_to(subscriber, fact, answer)
        return True
    except (OperationalError, InterfaceError):
        raise  # the database is away or broke a deadlock: nothing was applied, the same fact comes again
    except Exception as error:
        log.warning("fact held", subscription=subscriber.name, topic=fact.topic, fact=str(fact.id), exc_info=True)
        reason, retry_at = failure(error, 0)
        with command.begin(SYSTEM, cause=fact.id):
            if hear(subscriber.name, fact).fresh:
                _hold(subscriber.name, fact, attempts=1, reason=reason, retry_at=retry_at)
        return True


def deliver_batch(projection: Projection, batch: Sequence[Fact[Any]]) -> None:
    """Apply a batch to a projection in one transaction with its marks; a repeat inside the batch is dropped."""
    with command.begin(SYSTEM):
        if fresh := [fact for fact in batch if hear(projection.name, fact).fresh]:
            projection.apply(SYSTEM, fresh)


def deliver_facts(subscriber: Subscriber, facts: Sequence[Fact[Any]]) -> int:
    """Deliver facts in order to one subscriber, which hears their topics; returns how many. Repeats have no effect."""
    if not facts:
        return 0
    if isinstance(subscriber, Projection):
        deliver_batch(subscriber, facts)
    else:
        for fact in facts:
            deliver_one(subscriber, fact)
    return len(facts)


def sweep(subscribers: Sequence[Subscriber], limit: int = 500) -> int:
    """Deliver from the log what nobody brought: the net under a broker. Returns how many deliveries were made."""
    return sum(deliver_facts(one, pending(one, limit)) for one in subscribers)


def deliver(subscribers: Sequence[Subscriber], limit: int = 1_000) -> int:
    """Deliver what is new to everybody who hears it; returns how many deliveries were made.

    Facts are read and parsed once for all. Floors move when every one of the batch was applied or held.
    """
    waiting = behind([subscriber.name for subscriber in subscribers])
    hearing = [one for one in subscribers if one.name in waiting]
    if not hearing:
        return 0
    topics = sorted(frozenset[str]().union(*(one.topics for one in hearing)))
    low, top = min(floor for floor, _ in waiting.values()), max(top for _, top in waiting.values())
    facts = select_facts(" WHERE p.position > %s AND p.position <= %s AND f.topic = ANY(%s)", [low, top, topics], limit)
    upper = facts[-1].position if len(facts) == limit else top
    done = 0
    for one in hearing:
        floor = waiting[one.name][0]
        batch = [fact for fact in facts if fact.position > floor and fact.topic in one.topics]
        done += deliver_facts(one, batch)
    raise_floors([one.name for one in hearing], upper)
    return done
