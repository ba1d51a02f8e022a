"""Ids: UUIDv7 (RFC 9562), so that rows that are born together lie together."""

from __future__ import annotations

import uuid

import uuid6


def new_id() -> uuid.UUID:
    """A new UUIDv7, ordered by machine time to the millisecond."""
    return uuid.UUID(int=uuid6.uuid7().int)


def derived_id(namespace: uuid.UUID, *parts: str) -> uuid.UUID:
    """The same id for the same parts: for things that must be found again after a repeat (UUIDv5)."""
    return uuid.uuid5(namespace, "\x1f".join(parts))
