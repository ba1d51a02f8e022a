"""Names on the broker: one topic per stream of a world, partitions by shard."""

from __future__ import annotations

from murmelbahn.kernel.fact import TOPICS

PARTITIONS = 8
"""Of every topic that we make."""


def topic(world: str, stream: str) -> str:
    """`murmelbahn.<world>.<stream>`."""
    return f"murmelbahn.{world}.{stream}"


def partition(shard: int, width: int) -> int:
    """The partition of a shard in a topic of so many: all of a shard lies in one and keeps its order."""
    return shard % width


def group(world: str, subscription: str) -> str:
    """The consumer group of a subscription: its workers share the partitions."""
    return f"murmelbahn.{world}.{subscription}"


def streams() -> tuple[str, ...]:
    """Every room that publishes."""
    return tuple(sorted({one.stream for one in TOPICS.values()}))
