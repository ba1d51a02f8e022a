"""The loop of `work`: turn the engine while there is something to do, look again shortly after, survive the database."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import replace
from uuid import UUID

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections, connections

from murmelbahn.accounts.operations import send_mails
from murmelbahn.app.wiring import engine
from murmelbahn.connect.webhooks.sending import send_webhooks
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.engine import Engine, glance

log = structlog.get_logger("murmelbahn.work")
LOOK = 0.05
"""Seconds between two cheap looks at an idle world."""
LOOK_OUT = 0.2
"""Seconds between two looks whether somebody outside is to be called."""
FULL_TURN = 5.0
"""Seconds after which a full turn is made even if the cheap look saw nothing."""
BACK_OFF = (0.1, 0.5, 1.0, 2.0, 5.0)
"""Seconds to wait for a database that is away; the last one repeats."""


def hearing(without: Sequence[str] = ()) -> Engine:
    """The engine of a worker that leaves some listeners to others, named by how their names begin."""
    whole, left = engine(), tuple(without)
    return replace(
        whole,
        subscriptions=[one for one in whole.subscriptions if not one.name.startswith(left)],
        projections=[one for one in whole.projections if not one.name.startswith(left)],
        stations=[one for one in whole.stations if not one.name.startswith(left)],
    )


def forever(asked_to_end: threading.Event, hears: Engine, *, always: bool = False) -> None:
    """Works until asked to end. The running turn is finished first; a database that goes away is waited for.

    Outsiders are called in a thread of its own: one who is slow to answer must not hold up a single fact of the house.
    `always`: facts come from elsewhere, so a look at the log cannot tell that nothing is to do.
    """
    over = threading.Event()
    with ThreadPoolExecutor(1, thread_name_prefix="outsiders") as aside:
        calling = aside.submit(copy_context().run, _call_outsiders, over)  # in the same world
        try:
            _keep_on(asked_to_end, _Inward(hears, always), beside=calling)
        finally:
            over.set()


def _call_outsiders(over: threading.Event) -> None:
    try:
        _keep_on(over, _Outward(over))
    finally:
        connections.close_all()  # this thread's own


def _keep_on(asked_to_end: threading.Event, turn: Callable[[], float], *, beside: Future[None] | None = None) -> None:
    """Turn after turn, with the pause that each one asks for. What breaks `beside` breaks this too: a bug stays loud."""
    away = 0
    while not asked_to_end.is_set():
        if beside is not None and beside.done():
            beside.result()
        try:
            pause, away = turn(), 0
        except (OperationalError, InterfaceError) as error:
            pause = BACK_OFF[min(away, len(BACK_OFF) - 1)]
            away += 1
            log.warning("database away", exception_type=type(error).__name__, count=away)
            close_old_connections()
        asked_to_end.wait(pause)


class _Inward:
    """The engine: a full turn while there is something to do, else a cheap look."""

    def __init__(self, hears: Engine, always: bool) -> None:
        self._hears, self._always, self._busy, self._last_full = hears, always, True, 0.0

    def __call__(self) -> float:
        if not (self._always or self._busy or time.monotonic() - self._last_full > FULL_TURN or glance().anything):
            return LOOK
        self._busy = True  # a turn that breaks off is made again
        self._busy = self._hears.turn() > 0
        self._last_full = time.monotonic()
        return 0.0 if self._busy else LOOK


class _Outward:
    """Webhooks and mails: what leaves the house and waits for others."""

    def __init__(self, over: threading.Event) -> None:
        self._over = over
        self._resting: dict[UUID, float] = {}

    def __call__(self) -> float:
        sent = send_webhooks(SYSTEM, ending=self._over.is_set, resting=self._resting)
        sent += 0 if settings.MURMELBAHN_DEMO else send_mails(SYSTEM)
        return 0.0 if sent else LOOK_OUT
