"""The marble run: a deal on its way, drawn by the same geometry that the pages use."""

from __future__ import annotations

from dataclasses import replace

from docs.drawing.svg import CAR, GOOD, LINE, MONEY, PERSON, SOFT, STOP, SUNKEN, Picture

from murmelbahn.deal.terms import Customer, Gate, Track, Value, Variant, Vehicle
from murmelbahn.showroom.terms.lanes import stretches
from murmelbahn.ui.rules.run import WIDE, draw
from murmelbahn.ui.terms import Gate as GatePost
from murmelbahn.ui.terms import GateState, Lane, Run
from murmelbahn.ui.texts import text

COLOURS = {Track.VEHICLE: CAR, Track.CUSTOMER: PERSON, Track.VALUE: MONEY}
HERE = {Track.VEHICLE: Vehicle.ARRIVED, Track.CUSTOMER: Customer.PAPERS_COMPLETE, Track.VALUE: Value.SECURED}
"""The moment that is drawn: invoiced and paid, the papers are there, the car still has to be prepared."""
NEXT = Gate.REGISTRATION
TOP = 92
"""Room above the run for the names of the lanes."""


def picture() -> str:
    """The whole run as SVG."""
    road = stretches(Variant.BUILD_TO_ORDER)
    names = [stretch[0] for stretch in road if stretch[0] is not None]
    passed = names.index(NEXT)
    lanes = []
    for index, track in enumerate(Track):
        stations = tuple(tuple(str(one) for one in stretch[index + 1]) for stretch in road)
        here = str(HERE[track])
        lanes.append(
            Lane(code=track, label=track, stations=stations, at=(passed, stations[passed].index(here)), here=here)
        )
    gates = tuple(
        GatePost(code=gate, label=gate, state=GateState.PASSED if place < passed else GateState.AHEAD)
        for place, gate in enumerate(names)
    )
    held = tuple(replace(gate, state=GateState.HELD) if gate.code == NEXT else gate for gate in gates)
    drawn = draw(Run(lanes=tuple(lanes), gates=held), WIDE)
    shown = Picture(
        drawn.width, drawn.height + TOP, "A deal as a marble run",
        "Three lanes, car, customer and money, run side by side and meet at eight gates. Five gates are passed; the marbles "
        "wait before registration, because the car is not prepared yet.",
    )  # fmt: skip
    shown.text(24, 34, "One deal, three streams, eight gates", size=20, weight=650)
    for place, track in enumerate(Track):
        x = 24 + place * 250
        shown.marble(x + 7, 58, 7, COLOURS[track])
        shown.text(x + 22, 63, _lane_says(track), size=13, ink=SOFT)
    shown.parts.append(f'<g transform="translate(0 {TOP})">')
    for lane in drawn.lanes:
        shown.path(lane.groove, line=LINE, width=16)
        shown.path(lane.groove, line=SUNKEN, width=13)
        shown.path(lane.rolled, line=COLOURS[Track(lane.lane)], width=6)
    for station in drawn.stations:
        shown.dot(station.x, station.y, 2, fill="#ffffff" if station.done else "#9aa5b1")
    for gate in drawn.gates:
        ink = {GateState.PASSED: GOOD, GateState.HELD: STOP}.get(gate.state, SOFT)
        bar = f"M{gate.first.x:g} {gate.first.y:g} L{gate.last.x:g} {gate.last.y:g}"
        if gate.state is not GateState.PASSED:
            shown.path(
                bar,
                line=ink,
                width=5 if gate.state is GateState.HELD else 2,
                dashes="" if gate.state is GateState.HELD else "3 5",
            )
        for post in (gate.first, gate.last):
            shown.dot(post.x, post.y, 4.5, fill=ink)
        weight = 700 if gate.state is GateState.HELD else 500
        shown.text(
            gate.text.x,
            gate.text.y,
            text(f"deal.gate.{gate.code}", "en"),
            size=12.5,
            ink=ink,
            anchor="middle",
            weight=weight,
        )
    for marble in drawn.marbles:
        shown.marble(marble.x, marble.y, 10, COLOURS[Track(marble.lane)])
    shown.parts.append("</g>")
    return shown.render()


def _lane_says(track: Track) -> str:
    return f"{track.value}: {text(f'deal.{track}.{HERE[track]}', 'en').lower()}"
