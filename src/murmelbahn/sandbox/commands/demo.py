"""The visitor's world: furnished, and with a history of two months in which deals came to every gate."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

from murmelbahn.connect import operations as connect
from murmelbahn.connect import waking
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.engine import Engine
from murmelbahn.kernel.fact import Subscription
from murmelbahn.sandbox import operations, queries
from murmelbahn.sandbox.commands.client import Client
from murmelbahn.sandbox.commands.coordinator import live
from murmelbahn.sandbox.commands.crew import Alone
from murmelbahn.sandbox.rules.showcase import FOUNDED, SEED, TODAY, showcase

BEGINS = datetime.combine(FOUNDED, time(7), UTC)
"""The time a demo world is made with; when it is built, its clock stands at nine of the visitor's day in Berlin."""
ARRIVES = datetime.combine(TODAY, time(8), UTC)


TYPESETTING = ("documents.",)
"""Left to `work`: letters are set while the visitor looks around."""
OUTSIDE = ("connect.",)
"""Says and hears nothing while the history is played; it only reads the log up to the visitor's day."""


def build_demo(engine: Engine) -> None:
    """Furnish the world we are in and live through its history until the visitor comes.

    The history plays the outside worlds itself; on the visitor's day the simulators take over what is open.
    """
    operations.furnish(SYSTEM)
    connect.choose_behaviour(SYSTEM, name="still")
    operations.begin_plans(SYSTEM, plans=showcase())
    past = Engine(subscriptions=_without(engine, TYPESETTING + OUTSIDE))
    live(past, Alone(Client(seed=SEED, share=(0, 1))), told=lambda day, finished: None, last=TODAY)
    past.until(ARRIVES)
    operations.offer_drives(SYSTEM)
    begun = queries.begun(SYSTEM, seed=SEED)
    operations.open_accounts(SYSTEM, begun=begun)
    for one in begun:
        if one.deal:  # drawn by the row, not by an id that differs from demo to demo: every visitor sees the same
            connect.destine(SYSTEM, subject=one.deal, name=f"demo {one.n}")
    replace(engine, subscriptions=_without(engine, TYPESETTING)).until_idle()
    connect.choose_behaviour(SYSTEM, name="usual")
    waking.wake(SYSTEM)


def _without(engine: Engine, rooms: tuple[str, ...]) -> list[Subscription]:
    return [one for one in engine.subscriptions if not one.name.startswith(rooms)]
