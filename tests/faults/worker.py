"""A work process: the program's own loop over the rooms' reactions; the outside worlds are played by the clients.

It also notes how late every move of a deal is heard: machine time of the reaction minus the time the fact was written.
"""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "murmelbahn.app.settings")
    import django

    django.setup()
    from murmelbahn.app import work
    from murmelbahn.deal.facts import TrackMoved
    from murmelbahn.kernel import clock
    from murmelbahn.kernel.actor import Actor
    from murmelbahn.kernel.fact import Fact, Subscription
    from tests.journeys.town import engine

    lags = os.open(os.environ["FAULTS_LAGS"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def on_moved(actor: Actor, fact: Fact[Any]) -> None:
        os.write(lags, f"{(clock.machine() - fact.recorded).total_seconds():.4f}\n".encode())

    wired = engine()
    heard = replace(wired, subscriptions=[*wired.subscriptions, Subscription("faults.lag", {TrackMoved: on_moved})])
    if "FAULTS_GO" in os.environ:
        Path(os.environ["FAULTS_LAGS"]).with_suffix(".ready").touch()
    work.forever(threading.Event(), heard)


if __name__ == "__main__":
    main()
