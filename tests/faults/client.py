"""A client process: sells the deals of its share, one command after the other, and keeps a journal of what was answered.

`python -m tests.faults.client STAGE JOURNAL SHARE OF [paid]`, with DATABASE_URL. It may be killed at any moment and started
again. With `paid` a deal ends when its money is safe.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic, time
from uuid import UUID

IN_FLIGHT = 6
LOOK = 0.05
"""Seconds between two looks, one statement for all deals, at what the worker has moved: who looks deal by deal keeps it from
working."""
LONGEST = 2.0
"""Seconds after which a deal is looked at whole, whether it was moved or not."""


def main(stage: Path, journal: Path, share: int, of: int, goal: str = "settled") -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "murmelbahn.app.settings")
    import django

    django.setup()
    from tests.faults.life import Life, Stage

    told = os.open(journal, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def tell(when: str, deal: UUID | str, step: str) -> None:
        os.write(told, f"{when} {time():.4f} {deal}:{step}\n".encode())

    life = Life(Stage.from_json(json.loads(stage.read_text())), tell)
    waiting = life.stage.wishes[share::of]
    if "FAULTS_GO" in os.environ:
        warm(life, waiting.pop(0))
        ready(journal)
    running: dict[UUID, Look] = {}
    pause = Event()
    while waiting or running:
        while waiting and len(running) < IN_FLIGHT:
            running[patiently(lambda: life.open(waiting[0]), pause)] = Look()
            waiting.pop(0)
        versions = patiently(lambda: life.versions(list(running)), pause)
        ahead = [deal for deal, look in running.items() if look.version != versions[deal] or look.due <= monotonic()]
        for deal in ahead:
            look = running[deal]
            done = look.done if look.due > monotonic() else ""
            step = patiently(lambda deal=deal, done=done: life.onward(deal, goal, done=done), pause)
            if step:
                running[deal] = Look(done=step, due=monotonic() + LONGEST)
            elif patiently(lambda deal=deal: life.reached(deal, goal), pause):
                del running[deal]
            else:
                running[deal] = Look(versions[deal], look.done, monotonic() + LONGEST)
        if not ahead:
            pause.wait(LOOK)


@dataclass(frozen=True)
class Look:
    """The version at which a deal had nothing to do, the step that was `done` last, and when it is looked at again, and done
    again, even so."""

    version: int = -1
    done: str = ""
    due: float = 0.0


def warm(life, wish) -> None:  # type: ignore[no-untyped-def]
    """In a benchmark every process sells one car beforehand: what it loads once for all its life is no part of a rate."""
    deal = life.open(wish)
    while life.onward(deal, "paid") != "pay":
        pass


def ready(journal: Path) -> None:
    """In a benchmark all begin at once, when the last one is warm: FAULTS_GO names the file that says so."""
    journal.with_suffix(".ready").touch()
    while not Path(os.environ["FAULTS_GO"]).exists():
        Event().wait(LOOK)


def patiently(call, pause):  # type: ignore[no-untyped-def]
    """Call again until the database answers: a command without an answer is sent again under its key."""
    from django.db import InterfaceError, OperationalError

    from murmelbahn.kernel import world

    while True:
        try:
            return call()
        except (OperationalError, InterfaceError):
            world.connection().close()
            pause.wait(LOOK)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), *sys.argv[5:])
