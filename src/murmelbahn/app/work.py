"""The loop of `work`: turn the engine while there is something to do, look again shortly after, survive the database."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import replace

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections

from murmelbahn.accounts.operations import send_mails
from murmelbahn.app.wiring import engine
from murmelbahn.connect.webhooks.sending import send_webhooks
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.engine import Engine, glance

log = structlog.get_logger("murmelbahn.work")
LOOK = 0.05
"""Seconds between two cheap looks at an idle world."""
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

    `always`: facts come from elsewhere, so a look at the log cannot tell that nothing is to do.
    """
    away, busy, last_full = 0, True, 0.0
    while not asked_to_end.is_set():
        pause = LOOK
        try:
            if always or busy or glance().anything or time.monotonic() - last_full > FULL_TURN:
                busy = _turn(hears) > 0
                last_full = time.monotonic()
                pause = 0.0 if busy else LOOK
            away = 0
        except (OperationalError, InterfaceError) as error:
            pause, busy = BACK_OFF[min(away, len(BACK_OFF) - 1)], True
            away += 1
            log.warning("database away", exception_type=type(error).__name__, count=away)
            close_old_connections()
        asked_to_end.wait(pause)


def _turn(hears: Engine) -> int:
    return hears.turn() + send_webhooks(SYSTEM) + (0 if settings.MURMELBAHN_DEMO else send_mails(SYSTEM))
