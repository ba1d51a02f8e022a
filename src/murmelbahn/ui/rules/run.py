"""Geometry: a run becomes paths and circles. Lanes swing apart between gates and pinch together at each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from murmelbahn.ui.terms import Circle, Drawing, GateMark, GateState, Lane, LanePath, Run, Spot

STEP = 4
"""Length of one piece of a path, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Measures: `along` is where the marble rolls, `across` where the lanes lie side by side."""

    length: float
    start: float
    middle: float
    apart: float
    pinched: float
    swing: float
    fall: float
    label: float
    upright: bool


WIDE = Frame(length=1160, start=20, middle=86, apart=54, pinched=24, swing=44, fall=46, label=74, upright=False)
TALL = Frame(length=620, start=16, middle=76, apart=44, pinched=22, swing=24, fall=0, label=64, upright=True)


def draw(run: Run, frame: Frame) -> Drawing:
    """The drawing of a run in a frame. Raises ValueError when lanes and gates do not fit together."""
    if any(len(lane.stations) != len(run.gates) + 1 for lane in run.lanes):
        raise ValueError("a lane has one group of stations more than there are gates")
    plan = _Plan(run, frame)
    across = frame.middle + frame.apart + frame.fall + 60
    return Drawing(
        width=round(across + 130 if frame.upright else frame.length + 2 * frame.start),
        height=round(frame.length + 2 * frame.start if frame.upright else across),
        lanes=tuple(plan.path(index, lane) for index, lane in enumerate(run.lanes)),
        stations=tuple(spot for index, lane in enumerate(run.lanes) for spot in plan.stations(index, lane)),
        marbles=tuple(plan.marble(index, lane) for index, lane in enumerate(run.lanes)),
        gates=tuple(plan.gates()),
        upright=frame.upright,
    )


class _Plan:
    """Where everything lies on one run."""

    def __init__(self, run: Run, frame: Frame) -> None:
        self.run, self.frame = run, frame
        groups = range(len(run.gates) + 1)
        weights = [2 + max(len(lane.stations[group]) for lane in run.lanes) for group in groups]
        unit = frame.length / sum(weights)
        self.edges = [frame.start]
        for weight in weights:
            self.edges.append(self.edges[-1] + weight * unit)

    def offset(self, index: int) -> float:
        """-1, 0, 1 for three lanes."""
        return index - (len(self.run.lanes) - 1) / 2

    def spread(self, along: float) -> float:
        """How far apart the lanes lie here: smoothly from pinched at a gate to apart between two."""
        near = min(abs(along - edge) for edge in self.edges[1:-1])
        share = min(near / self.frame.swing, 1.0)
        smooth = share * share * (3 - 2 * share)
        return self.frame.pinched + (self.frame.apart - self.frame.pinched) * smooth

    def spot(self, along: float, offset: float) -> Spot:
        fallen = self.frame.fall * (along - self.frame.start) / self.frame.length
        across = self.frame.middle + fallen + offset * self.spread(along)
        return (
            Spot(round(across, 1), round(along, 1)) if self.frame.upright else Spot(round(along, 1), round(across, 1))
        )

    def station(self, lane: Lane, group: int, place: int) -> float:
        """Stations share their stretch evenly; a marble that waits rolls up to the held gate."""
        left, right = self.edges[group], self.edges[group + 1]
        return left + (right - left) * (place + 1) / (len(lane.stations[group]) + 1)

    def rest(self, lane: Lane) -> float:
        group, place = lane.at
        last = place == len(lane.stations[group]) - 1
        held = group < len(self.run.gates) and self.run.gates[group].state is GateState.HELD
        if last and held:
            return self.edges[group + 1] - 15
        return self.edges[group] + 16 if place < 0 else self.station(lane, group, place)

    def path(self, index: int, lane: Lane) -> LanePath:
        end = self.edges[-1]
        return LanePath(lane.code, self._data(index, end), self._data(index, self.rest(lane)))

    def _data(self, index: int, until: float) -> str:
        spots = [self.spot(along, self.offset(index)) for along in self._steps(until)]
        return "M" + " L".join(f"{spot.x:g} {spot.y:g}" for spot in spots)

    def _steps(self, until: float) -> Iterator[float]:
        along = self.frame.start
        while along < until:
            yield along
            along += STEP
        yield until

    def stations(self, index: int, lane: Lane) -> Iterator[Circle]:
        for group, codes in enumerate(lane.stations):
            for place, code in enumerate(codes):
                spot = self.spot(self.station(lane, group, place), self.offset(index))
                yield Circle(lane.code, code, spot.x, spot.y, done=(group, place) <= lane.at)

    def marble(self, index: int, lane: Lane) -> Circle:
        spot = self.spot(self.rest(lane), self.offset(index))
        return Circle(lane.code, lane.here, spot.x, spot.y, done=True)

    def gates(self) -> Iterator[GateMark]:
        reach = self.frame.pinched + 17
        for place, gate in enumerate(self.run.gates):
            along = self.edges[place + 1]
            scale = reach / self.frame.pinched
            first, last = self.spot(along, -scale), self.spot(along, scale)
            beyond = self.frame.label / self.frame.pinched
            yield GateMark(gate.code, gate.label, gate.state, first, last, self.spot(along, beyond))
