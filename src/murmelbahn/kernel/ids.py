"""Ids: UUIDv7 (RFC 9562), so that rows that are born together lie together."""

from __future__ import annotations

import secrets
import time
import uuid

_last = 0


def new_id() -> uuid.UUID:
    """A new UUIDv7 of milliseconds, 12 bits of the millisecond (RFC 9562, 6.2, method 3) and chance: ascending in a process, and
    in the order of drawing over the processes of a machine. Counting milliseconds up instead would run ahead of the clock."""
    global _last
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    _last = drawn = max(_last + 1, milliseconds << 12 | (rest << 12) // 1_000_000)
    return uuid.UUID(int=(drawn >> 12) << 80 | 7 << 76 | (drawn & 0xFFF) << 64 | 2 << 62 | secrets.randbits(62))


def derived_id(namespace: uuid.UUID, *parts: str) -> uuid.UUID:
    """The same id for the same parts: for things that must be found again after a repeat (UUIDv5)."""
    return uuid.uuid5(namespace, "\x1f".join(parts))
