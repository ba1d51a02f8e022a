"""A run: lanes that meet at gates. It knows no deal; a room says what its lanes, stations and gates are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class GateState(StrEnum):
    """`PASSED` lies behind; `OPEN` and `HELD` are next: nothing or something is in the way; `AHEAD` is not next yet."""

    PASSED = "passed"
    OPEN = "open"
    HELD = "held"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Where all lanes meet. `label` is a text code."""

    code: str
    label: str
    state: GateState


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One track. `stations[i]` are the text codes between gate i-1 and gate i, so there is one group more than gates.
    `at` is (group, station) of the marble; station -1 lies right behind the gate. `here` is the text code of its state."""

    code: str
    label: str
    stations: tuple[tuple[str, ...], ...]
    at: tuple[int, int]
    here: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The whole picture. `stopped`: the marbles lie still for good (the deal ended early)."""

    lanes: tuple[Lane, ...]
    gates: tuple[Gate, ...]
    stopped: bool = False
