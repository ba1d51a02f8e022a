"""Which states lie on which stretch between two gates: one table, drawn and never decided by."""

from __future__ import annotations

from collections.abc import Sequence

from murmelbahn.deal.terms import Customer, DealView, Gate, Registrar, Track, Value, Variant, Vehicle
from murmelbahn.ui.terms import Gate as GatePost
from murmelbahn.ui.terms import GateState, Lane, Run

V, C, M = Vehicle, Customer, Value
Stretch = tuple[Gate | None, tuple[Vehicle, ...], tuple[Customer, ...], tuple[Value, ...]]
WAITING = (M.AGREED, M.ADVANCE_ASKED, M.ADVANCE_HELD, M.FUNDING_SET)

STRETCHES: tuple[Stretch, ...] = (
    (None, (V.CHOSEN, V.HELD), (C.LEAD, C.IDENTIFIED), (M.PRICED,)),
    (Gate.OFFER, (V.CHOSEN, V.HELD), (C.OFFERED,), (M.OFFERED,)),
    (Gate.ORDER, (V.CHOSEN, V.HELD), (C.ORDERED,), (M.OFFERED,)),
    (Gate.ACCEPTANCE, (V.ALLOCATED,), (C.CONTRACTED,), WAITING),
    (
        Gate.BUILD_RELEASE,
        (V.SCHEDULED, V.FROZEN, V.BUILT, V.IN_TRANSIT, V.ARRIVED, V.PREPARED),
        (C.CONTRACTED, C.PAPERS_COMPLETE, C.APPOINTED),
        WAITING,
    ),
    (
        Gate.INVOICE,
        (V.BUILT, V.IN_TRANSIT, V.ARRIVED, V.PREPARED),
        (C.CONTRACTED, C.PAPERS_COMPLETE, C.APPOINTED),
        (M.INVOICED, M.SECURED),
    ),
    (Gate.REGISTRATION, (V.REGISTERED,), (C.APPOINTED,), (M.SECURED,)),
    (Gate.HANDOVER, (V.HANDED_OVER,), (C.RECEIVED, C.COOLING_OFF), (M.EARNED,)),
    (Gate.SETTLE, (V.HANDED_OVER,), (C.SETTLED,), (M.SETTLED,)),
)
"""A gate opens onto the stretch it stands before. Some states are reached before or after a gate, so they lie on both sides."""

STOCK_ROAD = (V.ALLOCATED, V.IN_TRANSIT, V.ARRIVED, V.PREPARED)
"""A stock car is not built: the stretch after acceptance leads straight to the invoice."""


def stretches(variant: Variant, registrar: Registrar = Registrar.OUTLET) -> tuple[Stretch, ...]:
    """The stretches of a variant: one for each gate and the first. A customer that registers the car itself does so on the way
    to the handover or after it: no gate of ours stands there."""
    road = _road(variant)
    if registrar is Registrar.OUTLET:
        return road
    return tuple(
        (gate, (*cars, V.REGISTERED) if gate is Gate.INVOICE else cars, people, money)
        for gate, cars, people, money in road
        if gate is not Gate.REGISTRATION
    )


def _road(variant: Variant) -> tuple[Stretch, ...]:
    if variant is Variant.BUILD_TO_ORDER:
        return tuple(
            (gate, tuple(state for state in cars if state is not V.HELD), people, money)
            for gate, cars, people, money in STRETCHES
        )
    return tuple(
        (gate, STOCK_ROAD if gate is Gate.ACCEPTANCE else cars, _people(gate, people), money)
        for gate, cars, people, money in STRETCHES
        if gate is not Gate.BUILD_RELEASE
    )


def _people(gate: Gate | None, states: tuple[Customer, ...]) -> tuple[Customer, ...]:
    return (C.CONTRACTED, C.PAPERS_COMPLETE, C.APPOINTED) if gate is Gate.ACCEPTANCE else states


def passed(deal: DealView) -> int:
    """How many gates lie behind the deal: the last stretch that every lane has reached or passed."""
    road = stretches(deal.variant, deal.registrar)
    reached = [place for place, (gate, *_) in enumerate(road) if gate is None or _through(gate, deal)]
    return max(reached)


def _through(gate: Gate, deal: DealView) -> bool:
    people, cars, money = list(C), list(V), list(M)

    def person(state: Customer) -> bool:
        return people.index(deal.customer) >= people.index(state)

    def car(state: Vehicle) -> bool:
        return cars.index(deal.vehicle) >= cars.index(state)

    match gate:
        case Gate.OFFER:
            return person(C.OFFERED)
        case Gate.ORDER:
            return person(C.ORDERED)
        case Gate.ACCEPTANCE:
            return person(C.CONTRACTED)
        case Gate.BUILD_RELEASE:
            return car(V.SCHEDULED) or deal.build is not None
        case Gate.INVOICE:
            return money.index(deal.value) >= money.index(M.INVOICED)
        case Gate.REGISTRATION:
            return car(V.REGISTERED)
        case Gate.HANDOVER:
            return person(C.RECEIVED)
        case Gate.SETTLE:
            return person(C.SETTLED)


def run_of(deal: DealView, *, held: Sequence[Gate] = (), free: Sequence[Gate] = ()) -> Run:
    """The picture of a deal. `held` are gates with something in the way, `free` those with nothing."""
    road, group = stretches(deal.variant, deal.registrar), passed(deal)
    states = (deal.vehicle, deal.customer, deal.value)
    lanes = []
    for lane, (track, state) in enumerate(zip(Track, states, strict=True)):
        stations = tuple(tuple(f"deal.{track}.{one}" for one in states_of[lane]) for _, *states_of in road)
        here = f"deal.{track}.{state}"
        place = stations[group].index(here) if here in stations[group] else -1
        lanes.append(Lane(code=track, label=f"deal.track.{track}", stations=stations, at=(group, place), here=here))
    gates = [gate for gate, *_ in road if gate is not None]
    posts = []
    for place, gate in enumerate(gates):
        look = GateState.PASSED if place < group else GateState.AHEAD
        if place == group:
            look = GateState.HELD if gate in held else GateState.OPEN if gate in free else GateState.AHEAD
        posts.append(GatePost(code=gate, label=f"deal.gate.{gate}", state=look))
    return Run(lanes=tuple(lanes), gates=tuple(posts), stopped=deal.end is not None)
