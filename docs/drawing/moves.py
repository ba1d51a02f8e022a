"""The moves of a deal as three tables and three ladders, from `deal.rules.moves` and the rows of the gates."""

from __future__ import annotations

import string
from collections.abc import Iterator
from enum import StrEnum

from docs.drawing.svg import CAR, INKS, MONEY, PERSON, SOFT, SUNKEN, Picture

from murmelbahn.deal.rules import gates
from murmelbahn.deal.rules.moves import EXITS, MOVES, Move
from murmelbahn.deal.terms import Customer, Gate, Mender, Track, Value, Variant, Vehicle
from murmelbahn.ui.texts import catalogue, text

STATES: dict[Track, type[StrEnum]] = {Track.VEHICLE: Vehicle, Track.CUSTOMER: Customer, Track.VALUE: Value}
COLOURS = {Track.VEHICLE: CAR, Track.CUSTOMER: PERSON, Track.VALUE: MONEY}
STEP, BOX, HALF = 62, 210, 18
COLUMN = 470


def words(code: str) -> str:
    return code.replace("_", " ")


def by(move_by: tuple[Mender, ...]) -> str:
    return ", ".join(text(f"deal.mender.{one}", "en").replace("nobody, only time", "clock or rule") for one in move_by)


def tables() -> str:
    """All moves and ends, track by track, in the order of the code."""
    lines: list[str] = []
    for track in Track:
        lines += [f"### The {track} track", "", "| from | to | moved by | gate | only |", "|---|---|---|---|---|"]
        lines += [_row(move) for move in MOVES if move.track is track and not move.back]
        lines += ["", "Back:", "", "| from | to | moved by | why |", "|---|---|---|---|"]
        lines += [
            f"| {_states(move)} | {words(move.target)} | {by(move.by)} | {move.back} |"
            for move in MOVES
            if move.track is track and move.back
        ]
        lines.append("")
    lines += ["### The six ends", "", "| end | open from (customer track) | taken by |", "|---|---|---|"]
    lines += [f"| {words(row.end)} | {', '.join(words(one) for one in row.sources)} | {by(row.by)} |" for row in EXITS]
    return "\n".join(lines)


def _states(move: Move) -> str:
    return ", ".join(words(one) for one in move.sources)


def _row(move: Move) -> str:
    only = {None: "", Variant.STOCK: "stock", Variant.BUILD_TO_ORDER: "build to order"}[move.only]
    return (
        f"| {_states(move)} | {words(move.target)} | {by(move.by)} | {words(move.gate) if move.gate else ''} | {only} |"
    )


def gate_rows() -> str:
    """Every row of every gate: what must be true, on which stream, who mends it, and what the person reads."""
    lines: list[str] = []
    for gate in Gate:
        rows = getattr(gates, gate.value).ROWS
        lines += [
            f"### {text(f'deal.gate.{gate}', 'en')}",
            "",
            "| row | stream | who mends it | the sentence |",
            "|---|---|---|---|",
        ]
        lines += [
            f"| `{row.code}` | {row.stream} | {text(f'deal.mender.{row.mender}', 'en')} | {_sentence(row.code)} |"
            for row in rows
        ]
        lines.append("")
    return "\n".join(lines).rstrip()


def _sentence(code: str) -> str:
    """What the person reads, with the names of its figures in place of figures."""
    gaps = string.Formatter().parse(catalogue("en").get(f"deal.hold.{code}", ""))
    return text(f"deal.hold.{code}", "en", **{name: f"*{words(name)}*" for _, name, _, _ in gaps if name})


def picture() -> str:
    """Three ladders side by side: forward moves on the right with their gates, backward moves dashed on the left."""
    tallest = max(len(states) for states in STATES.values())
    shown = Picture(
        3 * COLUMN + 20, 110 + tallest * STEP + 20, "The moves of a deal",
        "Three columns of states, vehicle, customer and value, from top to bottom. Solid arrows are moves onward, labelled with "
        "the gate that must be open; dashed arrows lead back.",
    )  # fmt: skip
    shown.text(30, 40, "The moves of a deal", size=22, weight=650)
    shown.text(30, 64, "solid: onward, with the gate that must be open · dashed: back", ink=SOFT)
    for column, track in enumerate(Track):
        _ladder(shown, track, 30 + column * COLUMN)
    return shown.render()


def _ladder(shown: Picture, track: Track, left: float) -> None:
    colour, states = COLOURS[track], list(STATES[track])
    x = left + 100
    at = {state: 120 + place * STEP for place, state in enumerate(states)}
    shown.text(x + BOX / 2, 96, str(track), size=15, weight=650, ink=INKS[colour], anchor="middle")
    moves = [move for move in MOVES if move.track is track]
    for lane, (source, move) in enumerate(_jumps(moves, states)):
        reach = 16 + 11 * (lane % 5)
        side, edge = (-1, x) if move.back else (1, x + BOX)
        start, end = at[source] + side * 5, at[move.target] - side * 5
        bow = edge + side * reach * 2
        shown.path(
            f"M{edge:g} {start:g} C{bow:g} {start:g} {bow:g} {end:g} {edge + side * 2:g} {end:g}",
            line=SOFT if move.back else colour, width=1.4, dashes="4 4" if move.back else "", arrow=True,
        )  # fmt: skip
    for place, state in enumerate(states):
        y = at[state]
        shown.box(x, y - HALF, BOX, 2 * HALF, fill=SUNKEN, line=colour)
        shown.text(x + BOX / 2, y + 4.5, words(state), anchor="middle", weight=550)
        steps = [
            move
            for move in moves
            if place and move.target is state and states[place - 1] in move.sources and not move.back
        ]
        if steps:
            shown.path(
                f"M{x + BOX / 2:g} {y - STEP + HALF:g} L{x + BOX / 2:g} {y - HALF - 2:g}",
                line=colour,
                width=1.8,
                arrow=True,
            )
        gate = next((move.gate for move in moves if move.target is state and move.gate), None)
        if gate:
            shown.text(x + BOX / 2 + 10, y - STEP / 2 + 4.5, f"gate: {words(gate)}", size=11.5, ink=INKS[colour])


def _jumps(moves: list[Move], states: list[StrEnum]) -> Iterator[tuple[StrEnum, Move]]:
    """Every pair of states that are not neighbours downwards, and every move back."""
    for move in moves:
        for source in move.sources:
            if move.back or states.index(move.target) - states.index(source) != 1:
                yield source, move
