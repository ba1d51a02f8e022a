"""How a car looks from the side: enough to draw it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CarLook:
    """`body` is a body style of the product model, `colour` a hex colour, `wheels` their size in inches, `roof` is empty, `black`
    or `glass`. `length`: how long the car is, 1.0 being the longest. `closed`: no grille, because nothing burns."""

    body: str
    colour: str
    matt: bool = False
    wheels: int = 18
    roof: str = ""
    length: float = 1.0
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoke:
    """A line from the hub to the rim."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rim:
    """The wheel, drawn around its own centre."""

    radius: float
    width: float
    spokes: tuple[Spoke, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CarDrawing:
    """Path data of one car in a box of 640 by 250, standing at y = 228."""

    look: CarLook
    body: str
    sill: str
    roof: str
    windows: tuple[str, ...]
    doors: tuple[str, ...]
    handles: tuple[tuple[float, float], ...]
    lamp: str
    tail: str
    wheels: tuple[float, float]
    rim: Rim
    shine: str
    transform: str
