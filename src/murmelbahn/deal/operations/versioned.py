"""An operation of a deal, for callers that name the version they saw."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

from murmelbahn.deal.operations.desk import take
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation

R = TypeVar("R")


def at_version(body: Callable[..., R]) -> Callable[..., R]:
    """The same command, refused with `StaleVersion` when the deal was changed since the caller read it."""

    @operation
    @wraps(body)
    def run(actor: Actor, *, deal: UUID, expected_version: int, **values: Any) -> R:
        take(actor, deal, expected_version=expected_version)
        return body(actor, deal=deal, **values)

    return run
