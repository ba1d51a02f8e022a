"""Durable alarms: a due timer becomes the fact it carries. Nothing scans for expiry."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from murmelbahn.kernel import command
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.fact import TOPICS, lift, to_json, topic_of
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.sql import ask, ask_one, tell


def set_timer(body: Any, *, key: UUID, name: str = "", due: datetime, market: str, seller: str) -> None:
    """Set or move an alarm; (topic, key, name) is one alarm. The fact's `key` is the timer's key."""
    tell(
        "INSERT INTO kernel_timer (id, due, topic, key, name, market, seller, body) VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
        " ON CONFLICT (topic, key, name) DO UPDATE SET due = EXCLUDED.due, body = EXCLUDED.body",
        [new_id(), due, topic_of(type(body)).name, key, name, market, seller, json.dumps(to_json(body))],
    )


def cancel_timer(body: type[Any], *names: str, key: UUID) -> None:
    """Take alarms back, or the one without a name; nothing happens if there is none."""
    alarms = "DELETE FROM kernel_timer WHERE topic = %s AND key = %s AND name = ANY(%s)"
    tell(alarms, [topic_of(body).name, key, list(names or ("",))])


def next_due() -> datetime | None:
    """When the next alarm rings, in world's time."""
    due: datetime | None = ask_one("SELECT min(due) FROM kernel_timer")[0]
    return due


def ring(limit: int = 200) -> int:
    """Turn due timers into facts, one commit each, the earliest first; returns how many rang."""
    due = ask(
        "SELECT id FROM kernel_timer WHERE due <= (SELECT coalesce(at, clock_timestamp()) FROM kernel_clock)"
        " ORDER BY due, id LIMIT %s",
        [limit],
    )
    return sum(_ring_one(identity) for (identity,) in due)


def _ring_one(identity: UUID) -> bool:
    with command.begin(SYSTEM) as running:
        row = ask_one(
            "DELETE FROM kernel_timer WHERE id = (SELECT id FROM kernel_timer WHERE id = %s AND due <= %s"
            " FOR UPDATE SKIP LOCKED) RETURNING topic, key, market, seller, body",
            [identity, running.now],
        )
        if row is None:
            return False
        topic, key, market, seller, body = row
        command.emit(lift(topic, TOPICS[topic].version, body), key=key, market=market, seller=seller)
        return True
