"""Geometry of a run, ready for a template: numbers rounded to a tenth, no words."""

from __future__ import annotations

from dataclasses import dataclass

from murmelbahn.ui.terms.run import GateState


@dataclass(frozen=True, slots=True)
class Spot:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Circle:
    """A station (`done`: behind or under the marble) or a marble of a lane."""

    lane: str
    label: str
    x: float
    y: float
    done: bool


@dataclass(frozen=True, slots=True)
class LanePath:
    """A lane as path data: the whole groove and the part that the marble has rolled."""

    lane: str
    groove: str
    rolled: str


@dataclass(frozen=True, slots=True)
class GateMark:
    """A gate across all lanes with the place of its label."""

    code: str
    label: str
    state: GateState
    first: Spot
    last: Spot
    text: Spot


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    lanes: tuple[LanePath, ...]
    stations: tuple[Circle, ...]
    marbles: tuple[Circle, ...]
    gates: tuple[GateMark, ...]
    upright: bool
