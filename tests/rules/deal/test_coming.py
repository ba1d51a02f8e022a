"""What is told as next lies ahead: on every track, for every variant, and never a step this deal does not take."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.rules.showroom.test_lanes import DEAL

from murmelbahn.deal.rules.coming import coming
from murmelbahn.deal.rules.moves import allowed
from murmelbahn.deal.terms import Customer, DealView, End, Registrar, Value, Variant, Vehicle
from murmelbahn.kernel.money import Money

STOCK = replace(DEAL, variant=Variant.STOCK)
ADVANCE = Money.of("2000.00", "EUR")


@pytest.mark.parametrize("registrar", Registrar)
@pytest.mark.parametrize("variant", Variant)
@pytest.mark.parametrize("advance", [None, ADVANCE])
def test_the_next_state_is_a_normal_move_and_lies_ahead(
    variant: Variant, registrar: Registrar, advance: Money | None
) -> None:
    shape = replace(DEAL, variant=variant, registrar=registrar, advance=advance)
    for track in (Vehicle, Customer, Value):
        states = list(track)
        for place, state in enumerate(states):
            following = coming(replace(shape, **{track.__name__.lower(): state}))[
                [Vehicle, Customer, Value].index(track)
            ]
            if following is not None:
                move = allowed(state, following, variant)
                assert move is not None
                assert not move.back
                assert states.index(following) > place  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("deal", "expected"),
    [
        (replace(STOCK, vehicle=Vehicle.HELD), (Vehicle.ALLOCATED,)),
        (replace(STOCK, vehicle=Vehicle.ALLOCATED), (Vehicle.IN_TRANSIT,)),
        (replace(DEAL, vehicle=Vehicle.ALLOCATED), (Vehicle.SCHEDULED,)),
        (replace(DEAL, vehicle=Vehicle.PREPARED), (Vehicle.REGISTERED,)),
        (replace(DEAL, vehicle=Vehicle.PREPARED, registrar=Registrar.CUSTOMER), (Vehicle.HANDED_OVER,)),
        (replace(DEAL, vehicle=Vehicle.HANDED_OVER), (None,)),
        (replace(DEAL, customer=Customer.APPOINTED), (Vehicle.REGISTERED, Customer.RECEIVED)),
        (replace(DEAL, customer=Customer.RECEIVED), (Vehicle.REGISTERED, Customer.SETTLED)),
        (
            replace(DEAL, customer=Customer.RECEIVED, withdrawal_until=date(2027, 3, 1)),
            (Vehicle.REGISTERED, Customer.COOLING_OFF),
        ),
        (replace(DEAL, value=Value.AGREED), (Vehicle.REGISTERED, Customer.PAPERS_COMPLETE, Value.FUNDING_SET)),
        (
            replace(DEAL, value=Value.AGREED, advance=ADVANCE),
            (Vehicle.REGISTERED, Customer.PAPERS_COMPLETE, Value.ADVANCE_ASKED),
        ),
        (replace(DEAL, end=End.WITHDRAWN), (None, None, None)),
        (replace(DEAL, closed=True), (None, None, None)),
    ],
)
def test_what_comes_next(deal: DealView, expected: tuple[object, ...]) -> None:
    assert coming(deal)[: len(expected)] == expected
