"""Held facts: tried again with back-off, then waiting on the fallout desk. Only their key waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.utils import InterfaceError, OperationalError

from murmelbahn.kernel import clock, command
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.delivery import apply_to, call_station, failure
from murmelbahn.kernel.fact import Fact, Station, Subscription
from murmelbahn.kernel.marks import FACT_COLUMNS, read_fact
from murmelbahn.kernel.sql import ask, tell


@dataclass(frozen=True, slots=True)
class HeldView:
    """A fact that waits: which subscription failed, how often, why, and when it is tried again (None: by a person)."""

    id: UUID
    subscription: str
    key: UUID
    fact: UUID
    attempts: int
    reason: str
    since: datetime
    retry_at: datetime | None


def held(limit: int = 200) -> list[HeldView]:
    """What the fallout desk shows, oldest first."""
    named = "SELECT id, subscription, key, fact, attempts, reason, since, retry_at FROM kernel_held"
    return [HeldView(*row) for row in ask(f"{named} ORDER BY position LIMIT %s", [limit])]


def retry(subscribers: Sequence[Subscription | Station], *, now_please: bool = False) -> int:
    """Try the first held fact of every key whose time has come; returns how many keys moved on.

    `now_please` is the fallout desk's button: it does not wait for the back-off.
    """
    by_name = {subscriber.name: subscriber for subscriber in subscribers}
    rows = ask(
        f"SELECT h.id, h.subscription, h.position, h.attempts, {FACT_COLUMNS} FROM kernel_held h"
        " JOIN kernel_fact f ON f.id = h.fact JOIN (SELECT subscription, stream, key, min(position) AS position"
        " FROM kernel_held GROUP BY subscription, stream, key) first"
        " ON (first.subscription, first.stream, first.key, first.position) = (h.subscription, h.stream, h.key, h.position)"
        " WHERE h.subscription = ANY(%s) AND (%s OR h.attempts = 0 OR h.retry_at <= %s) ORDER BY h.position",
        [list(by_name), now_please, clock.machine()],
    )
    return sum(_retry_one(by_name[row[1]], row[0], row[3], read_fact(row[4:], row[2])) for row in rows)


def _retry_one(subscriber: Subscription | Station, identity: UUID, attempts: int, fact: Fact[Any]) -> bool:
    try:
        answer = call_station(subscriber, fact)
        with command.begin(SYSTEM, cause=fact.id):
            if tell("DELETE FROM kernel_held WHERE id = %s", [identity]):
                apply_to(subscriber, fact, answer)
        return True
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:  # noqa: BLE001 (as in delivery: the key stays held, with the newest reason)
        reason, retry_at = failure(error, attempts)
        with command.begin(SYSTEM):
            tell(
                "UPDATE kernel_held SET attempts = attempts + 1, reason = %s, retry_at = %s WHERE id = %s",
                [reason, retry_at, identity],
            )
        return False
