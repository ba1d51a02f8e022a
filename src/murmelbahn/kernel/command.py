"""One command, one transaction, one commit. Facts are written once, at its end.

The outermost `@operation` opens the transaction, reads the world's clock at most once and writes what was emitted; operations
called inside it join. `once` makes a write idempotent by the caller's key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.utils import OperationalError
from psycopg import errors

from murmelbahn.kernel import clock, idempotency, log, world
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import topic_of

P = ParamSpec("P")
R = TypeVar("R")
TRIES = 5
"""How often a command is run again when PostgreSQL breaks a deadlock or a serialisation conflict on its back."""


@dataclass
class Command:
    """The running command: who, when, why, and what became true so far. `at` is the world's time once somebody asked or the
    first statement brought it along."""

    actor: Actor
    cause: UUID | None = None
    at: datetime | None = None
    emitted: list[log.Emitted] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        if self.at is None:
            self.at = clock.read()
        return self.at


_running: ContextVar[Command | None] = ContextVar("command", default=None)
_key: ContextVar[str | None] = ContextVar("idempotency_key", default=None)


def now() -> datetime:
    """The world's time in UTC, fixed inside a command."""
    running = _running.get()
    return clock.read() if running is None else running.now


def today(zone: str = "UTC") -> date:
    """The world's calendar day in a time zone."""
    return now().astimezone(ZoneInfo(zone)).date()


def emit(body: Any, *, key: UUID, market: str, seller: str) -> None:
    """Say what this command makes true. Written to the log in this transaction; raises outside a command."""
    running = _running.get()
    if running is None:
        raise RuntimeError(f"{topic_of(type(body)).name} was emitted outside a command")
    running.emitted.append(log.Emitted(body=body, key=key, market=market, seller=seller))


@contextmanager
def begin(actor: Actor, cause: UUID | None = None) -> Iterator[Command]:
    """Open the one transaction of a command. Doors use `@operation`; the delivery loop uses this for reactions."""
    if _running.get() is not None:
        raise RuntimeError("a command is already running: operations join it by themselves")
    link: Any = None
    try:
        with transaction.atomic(using=world.alias(), durable=True):
            link = world.connection().connection
            link.deferrable = (
                True  # means nothing to PostgreSQL here, and tells its writes from those past the commands
            )
            running = Command(actor=actor, cause=cause)
            token = _running.set(running)
            try:
                yield running
                if running.emitted:
                    log.write(running.emitted, actor=actor.subject, cause=cause, at=running.now)
            finally:
                _running.reset(token)
    finally:
        if link is not None and not link.closed:
            link.deferrable = None


def operation(body: Callable[P, R]) -> Callable[P, R]:
    """Make a function a command: the outermost one runs in its own transaction, nested ones join."""
    name = f"{body.__module__.removeprefix('murmelbahn.')}.{body.__name__}"

    @wraps(body)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if _running.get() is not None:
            return body(*args, **kwargs)
        actor = cast(Actor, args[0] if args else kwargs["actor"])
        key = _key.get()
        for attempt in range(1, TRIES + 1):
            try:
                with begin(actor) as running:
                    if key is None:
                        return body(*args, **kwargs)
                    claim = idempotency.claim(f"{name}:{actor.subject}", key, kwargs)
                    if claim.at is None:
                        return cast(R, claim.result)
                    running.at = claim.at
                    outcome = body(*args, **kwargs)
                    claim.keep(outcome)
                    return outcome
            except OperationalError as error:
                if attempt == TRIES or not isinstance(
                    error.__cause__, (errors.DeadlockDetected, errors.SerializationFailure)
                ):
                    raise
        raise AssertionError("unreachable")

    run.is_operation = True  # type: ignore[attr-defined]
    return run


def once(key: str, call: Callable[P, R]) -> Callable[P, R]:
    """The same operation under an idempotency key: `once(key, place_order)(actor, ...)`.

    Same key, same content: the first result is answered again and nothing happens. Same key, other content:
    `KeyReused`. Only successes are kept; a refusal is computed anew. The operation returns an id or None.
    """

    @wraps(call)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        token = _key.set(key)
        try:
            return call(*args, **kwargs)
        finally:
            _key.reset(token)

    return run
