"""Configurations are saved once and never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation


@operation
def save_configuration(
    actor: Actor, *, model: str, items: Iterable[str], market: str, order_date: date, build_date: date
) -> UUID:
    """Keep a complete configuration; the same one again is the same id. Raises `UnknownModel`, `UnknownItem`, `Incomplete`."""
    raise NotImplementedError
