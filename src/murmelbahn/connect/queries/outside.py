"""How the outside treats an object of this world."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from murmelbahn.connect.rules.behaviour import Knobs, WrongKnob, checked, read_behaviours
from murmelbahn.connect.rules.outside import Outside
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.sql import ask_one
from murmelbahn.ui.files import BrokenFile, parsed, read_text
from murmelbahn.ui.lines import line_of

FILE = Path(__file__).resolve().parent.parent / "data" / "behaviour.toml"
USUAL, STILL = "usual", "still"


@cache
def behaviours() -> dict[str, Knobs]:
    """All sets of behaviour, by name."""
    return behaviours_in(FILE)


def behaviours_in(file: Path) -> dict[str, Knobs]:
    """The sets of a file. Raises BrokenFile."""
    text = read_text(file)
    try:
        found = read_behaviours(parsed(str(file), text))
    except WrongKnob as wrong:
        raise BrokenFile(str(file), line_of(text, wrong.path), wrong.reason) from None
    if lacking := {USUAL, STILL} - set(found):
        raise BrokenFile(str(file), 0, f"there is no set {' and no set '.join(sorted(lacking))}")
    return found


def outside(actor: Actor, *, subject: UUID) -> Outside:
    """The draws for one deal or party.

    Without a choice, a world with its own clock and a seed is `usual`; a real or seedless one is `still`: nobody outside
    answers, because nobody simulated may speak in a live world.
    """
    kind, seed, chosen, changes, name, own = ask_one(
        "SELECT c.kind, c.seed, b.name, b.changes, f.name, f.changes FROM kernel_clock c"
        " LEFT JOIN connect_behaviour b ON b.id = 1 LEFT JOIN connect_fate f ON f.subject = %s WHERE c.id = 1",
        [subject],
    )
    known = behaviours()[chosen or (USUAL if kind == "set" and seed else STILL)]
    knobs = {**known, **checked(known, _plain(changes)), **checked(known, _plain(own))}
    return Outside(seed=seed, name=name or str(subject), knobs=knobs)


def _plain(changes: Any) -> dict[str, Any]:
    """JSON as the raw cursor gives it: text, or nothing."""
    found: dict[str, Any] = json.loads(changes) if isinstance(changes, str) else changes or {}
    return found
