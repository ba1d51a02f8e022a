"""A car from the side, as path data: three body styles, drawn by hand; colour, wheels and roof are the configuration's."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from murmelbahn.ui.terms.car import CarDrawing, CarLook, Rim, Spoke

WIDTH, GROUND = 640, 228


@dataclass(frozen=True, slots=True)
class Style:
    """The lines of one body style, front to the left."""

    nose: str
    hood: str
    roof: str
    rear: str
    front_glass: str
    rear_glass: str
    quarter: str
    doors: tuple[str, ...]
    handles: tuple[tuple[float, float], ...]
    lamp: str
    tail: str
    wheels: tuple[float, float]
    ends: tuple[float, float]


HATCHBACK = Style(
    nose="M74 196 C62 192 58 172 64 154 C70 140 84 133 106 129",
    hood="C150 119 188 112 214 108",
    roof="C250 82 284 62 328 57 C388 51 444 54 500 70",
    rear="C524 84 540 106 548 124 C560 138 562 172 554 196",
    front_glass="M238 109 C264 86 292 70 328 66 L374 63 L374 110 Z",
    rear_glass="M384 63 C420 62 446 65 468 71 L476 111 L384 110 Z",
    quarter="M480 74 C504 82 518 98 524 112 L486 111 Z",
    doors=("M236 112 C232 140 236 168 248 186", "M379 62 L379 186", "M476 112 C478 134 470 150 452 164"),
    handles=((344, 126), (440, 126)),
    lamp="M70 146 C82 137 100 134 118 134 C110 145 94 152 68 155 Z",
    tail="M536 116 L549 128 C554 138 556 146 556 152 L538 146 C534 136 534 126 536 116 Z",
    wheels=(164, 470),
    ends=(74, 554),
)
ESTATE = Style(
    nose="M42 196 C30 192 26 172 32 156 C40 142 58 136 82 132",
    hood="C136 120 182 114 210 110",
    roof="C248 84 284 64 330 59 C408 51 486 53 562 66",
    rear="C584 84 596 110 602 130 C610 146 610 176 602 196",
    front_glass="M236 111 C264 87 294 71 330 67 L378 64 L378 112 Z",
    rear_glass="M388 64 C424 62 454 63 482 66 L490 113 L388 112 Z",
    quarter="M494 67 C524 70 548 74 560 80 C570 92 578 104 582 114 L502 113 Z",
    doors=("M234 114 C230 142 234 170 246 187", "M383 63 L383 187", "M490 114 C492 136 486 152 470 166"),
    handles=((348, 128), (452, 128)),
    lamp="M38 150 C52 141 74 138 94 137 C84 149 64 156 36 159 Z",
    tail="M588 118 L601 130 C606 142 608 150 608 158 L590 151 C586 139 586 128 588 118 Z",
    wheels=(142, 496),
    ends=(42, 602),
)
SUV = Style(
    nose="M48 192 C36 186 32 160 38 142 C44 126 62 119 88 115",
    hood="C138 105 178 101 206 98",
    roof="C238 70 268 49 312 44 C388 36 470 40 538 56",
    rear="C562 74 578 100 586 118 C598 136 600 170 590 192",
    front_glass="M230 99 C256 75 284 58 318 53 L372 49 L372 101 Z",
    rear_glass="M382 49 C420 48 450 50 478 54 L486 103 L382 101 Z",
    quarter="M490 56 C520 62 542 68 548 74 C558 86 564 96 568 106 L498 103 Z",
    doors=("M228 102 C222 134 226 164 240 182", "M377 48 L377 182", "M486 104 C490 130 482 148 464 162"),
    handles=((342, 117), (446, 117)),
    lamp="M42 136 C58 127 80 124 100 123 C90 135 70 142 40 146 Z",
    tail="M574 106 L588 120 C594 132 596 142 596 150 L576 142 C572 130 572 118 574 106 Z",
    wheels=(146, 490),
    ends=(48, 590),
)
STYLES = {"hatchback": HATCHBACK, "estate": ESTATE, "suv": SUV}
SPOKES = {17: (10, 3.2), 18: (5, 6.5), 19: (14, 2.6), 20: (5, 9.5)}
"""Number and width of the spokes by size; another size has those of 18 inches."""


def draw_car(look: CarLook) -> CarDrawing:
    """The drawing of a look; a body style nobody has drawn yet is an estate."""
    style = STYLES.get(look.body, ESTATE)
    first, last = style.ends
    bottom = f"L{last - 20:g} 203 L{first + 22:g} 203 Z"
    count, width = SPOKES.get(look.wheels, SPOKES[18])
    radius = 25 + (min(max(look.wheels, 16), 21) - 17) * 2.2
    return CarDrawing(
        look=look,
        body=f"{style.nose} {style.hood} {style.roof} {style.rear} {bottom}",
        sill=f"M{first + 4:g} 188 L{last - 4:g} 188 L{last - 20:g} 203 L{first + 22:g} 203 Z",
        roof=f"M{_end(style.hood)} {style.roof}",
        windows=(style.front_glass, style.rear_glass, style.quarter),
        doors=style.doors,
        handles=style.handles,
        lamp=style.lamp,
        tail=style.tail,
        wheels=style.wheels,
        rim=Rim(radius=round(radius, 1), width=width, spokes=_spokes(count, radius - 2)),
        shine=".12" if look.matt else ".42",
        transform=f"translate({WIDTH * (1 - look.length) / 2:.1f} {GROUND * (1 - look.length):.1f}) scale({look.length:g})",
    )


def _end(curve: str) -> str:
    """Where a curve ends: its last two numbers."""
    return " ".join(curve.split()[-2:])


def _spokes(count: int, radius: float) -> tuple[Spoke, ...]:
    angles = [2 * pi * n / count - pi / 2 for n in range(count)]
    return tuple(
        Spoke(
            x1=round(5 * cos(a), 1),
            y1=round(5 * sin(a), 1),
            x2=round(radius * cos(a), 1),
            y2=round(radius * sin(a), 1),
        )
        for a in angles
    )
