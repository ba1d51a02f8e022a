"""Drawings: a run, wide and upright (the page shows the one that fits), and a car from the side."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from murmelbahn.ui.rules.car import draw_car
from murmelbahn.ui.rules.run import TALL, WIDE, draw
from murmelbahn.ui.terms import CarLook, Gate, GateState, Lane, Run

register = template.Library()
DRAWINGS = 512
"""Runs and cars that stay drawn: the usual states in two languages; a lineup, and the stock that people look at."""
ORNAMENT = (("vehicle", (3, 0)), ("customer", (2, 0)), ("value", (4, -1)))


@register.simple_tag
def run_picture(run: Run) -> SafeString:
    """A run with its gates, wide and upright, in the language of the page."""
    return _run(run, get_language() or "")


@lru_cache(DRAWINGS)
def _run(run: Run, language: str) -> SafeString:
    return _drawn("ui/run.html", run=run, drawings=(draw(run, WIDE), draw(run, TALL)))


@register.simple_tag
@cache
def run_ornament() -> SafeString:
    """Three lanes without a word, for pages that greet."""
    lanes = [Lane(code=code, label="", stations=(("",),) * 5, at=at, here="") for code, at in ORNAMENT]
    gates = [Gate(code=str(place), label="", state=GateState.PASSED) for place in range(4)]
    return _drawn("ui/ornament.html", drawing=draw(Run(lanes=tuple(lanes), gates=tuple(gates)), WIDE))


@register.inclusion_tag("ui/run_small.html")
def run_small(run: Run) -> dict[str, Any]:
    """Three bars for a list: how far each lane is."""
    return {"bars": [(lane.code, 6 + place * 8, _done(lane)) for place, lane in enumerate(run.lanes)], "run": run}


@register.simple_tag
@lru_cache(DRAWINGS)
def car_picture(look: CarLook, label: str, key: str = "car") -> SafeString:
    """A car from the side. `key` tells several drawings of one page apart."""
    return _drawn("ui/car.html", drawing=draw_car(look), label=label, key=f"car-{key}")


def _drawn(template: str, **content: object) -> SafeString:
    return mark_safe(get_template(template).render(content))


def _done(lane: Lane) -> int:
    """Percent of the lane's stations behind the marble and under it."""
    stations = [(group, place) for group, codes in enumerate(lane.stations) for place in range(len(codes))]
    return round(100 * sum(station <= lane.at for station in stations) / len(stations))
