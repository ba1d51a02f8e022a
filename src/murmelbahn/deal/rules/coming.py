"""What comes next on each track: the first normal move of the table that this deal's variant and contract leave open."""

from __future__ import annotations

from murmelbahn.deal.rules.moves import State, onward
from murmelbahn.deal.terms import Customer, DealView, Registrar, Value, Vehicle


def coming(deal: DealView) -> tuple[State | None, State | None, State | None]:
    """The next state of vehicle, customer and value; None where nothing more comes. A deal that has ended or is done goes
    nowhere."""
    return (_next(deal, deal.vehicle), _next(deal, deal.customer), _next(deal, deal.value))


def _next(deal: DealView, here: State) -> State | None:
    if deal.closed or deal.end is not None:
        return None
    targets = (move.target for move in onward(here, deal.variant) if not move.back)
    return next((state for state in targets if not _skipped(deal, state)), None)


def _skipped(deal: DealView, state: State) -> bool:
    """Normal moves that this deal does not take."""
    match state:
        case Vehicle.RETURNED:
            return True  # a car comes back only after an end
        case Vehicle.REGISTERED:
            return deal.registrar is Registrar.CUSTOMER  # on its own way: no step of ours waits for it
        case Customer.COOLING_OFF:
            return deal.withdrawal_until is None  # set with the handover, where there is a right
        case Value.ADVANCE_ASKED:
            return deal.advance is None
        case _:
            return False
