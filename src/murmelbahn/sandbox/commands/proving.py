"""What is asked after a roll: the verdict on every deal, and whether the verdict sees what was falsified."""

from __future__ import annotations

from tqdm import tqdm

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms.verdict import Disagreement
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.sandbox import queries
from murmelbahn.sandbox.operations.tamper import tamper
from murmelbahn.sandbox.rules.draw import Draw
from murmelbahn.sandbox.rules.falsehoods import FALSEHOODS
from murmelbahn.sandbox.terms.tampering import Tampered

TRIES = 400
"""Deals looked at for a copy of one kind before another kind is taken."""


def verdicts(seed: int, *, quiet: bool = True) -> tuple[int, tuple[str, ...]]:
    """How many deals were judged, and every disagreement in a line. A bar counts them unless `quiet`."""
    judged, found = 0, []
    for one in tqdm(queries.begun(SYSTEM, seed=seed), disable=True if quiet else None, unit="verdict"):
        if one.deal is None:
            continue
        verdict = deals.verdict(SYSTEM, deal=one.deal)
        judged += 1
        found += [_line(f"deal {one.n}", it) for it in verdict.disagreements]
    found += [_line("no deal", it) for it in deals.strays_elsewhere(SYSTEM)]
    return judged, tuple(found)


def _line(where: str, it: Disagreement) -> str:
    return f"{where}: {it.stream} {it.field}: {it.source} {it.value} / {it.other_source} {it.other_value}"


def tampered(seed: int, places: int, *, quiet: bool = True) -> tuple[Tampered, ...]:
    """Falsify so many copies, one at a time, kind after kind, each in a deal of its own choosing; a bar counts them."""
    begun = [one for one in queries.begun(SYSTEM, seed=seed) if one.deal is not None]
    found: list[Tampered] = []
    number = 0
    bar = tqdm(total=places, disable=True if quiet else None, unit="copy")
    while len(found) < places and number < places * TRIES and begun:
        draw = Draw(seed, "tamper", number)
        one = draw.pick(begun, "deal")
        falsehood = FALSEHOODS[len(found) % len(FALSEHOODS) if number % 40 else draw.number(len(FALSEHOODS), "kind")]
        number += 1
        if one.deal is None:
            continue
        result = tamper(SYSTEM, n=one.n, deal=one.deal, falsehood=falsehood, draw=draw)
        if result is not None:
            found.append(result)
            bar.update()
    bar.close()
    return tuple(found)
