"""A fact on the wire: CloudEvents 1.0 in JSON, the same for a broker and for a webhook. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from murmelbahn.kernel.fact import Fact, lift, to_json

MEDIA_TYPE = "application/cloudevents+json"


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a fact stands: its position, its shard, and the position before it in the same stream and shard (0: none)."""

    position: int
    shard: int
    previous: int


class NotAnEvent(ValueError):
    """Bytes that are no event of ours; the message says what is missing."""


def to_event(fact: Fact[Any], *, source: str, placing: Placing | None = None) -> bytes:
    """The event. Extension attributes are lower case as the specification asks; none of them is personal."""
    event = {
        "specversion": "1.0",
        "id": str(fact.id),
        "source": source,
        "type": fact.topic,
        "subject": str(fact.key),
        "time": fact.recorded.isoformat(),
        "datacontenttype": "application/json",
        "dataschema": f"urn:murmelbahn:{fact.topic}:v{fact.version}",
        "sequence": fact.seq,
        "market": fact.market,
        "seller": fact.seller,
        "actor": str(fact.actor),
        "worldtime": fact.at.isoformat(),
        "data": to_json(fact.body),
    }
    if fact.cause is not None:
        event["cause"] = str(fact.cause)
    if placing is not None:
        event |= {"position": placing.position, "shard": placing.shard, "previous": placing.previous}
    return json.dumps(event, separators=(",", ":")).encode()


def from_event(wire: bytes) -> tuple[Fact[Any], Placing]:
    """Inverse of `to_event` with a placing, for our own workers. Raises NotAnEvent."""
    try:
        event = json.loads(wire)
        version = int(event["dataschema"].rpartition(":v")[2])
        fact = Fact(
            id=UUID(event["id"]),
            topic=event["type"],
            version=version,
            key=UUID(event["subject"]),
            seq=event["sequence"],
            market=event["market"],
            seller=event["seller"],
            actor=UUID(event["actor"]),
            cause=UUID(event["cause"]) if "cause" in event else None,
            at=datetime.fromisoformat(event["worldtime"]),
            recorded=datetime.fromisoformat(event["time"]),
            body=lift(event["type"], version, json.dumps(event["data"])),
            position=event["position"],
        )
        return fact, Placing(event["position"], event["shard"], event["previous"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotAnEvent(f"no event of ours: {type(error).__name__} {error}") from error
