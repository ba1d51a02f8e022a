"""The moves of a deal: one table, read by the program, drawn in the documentation, walked by a property test.

A row says: on this track, from any of these states to that state, moved by whom; `gate` names the gate that must be open.
`only` bounds a row to stock or build-to-order. Ends are the second table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from murmelbahn.deal.terms.states import Customer, End, Gate, Track, Value, Variant, Vehicle
from murmelbahn.deal.terms.states import Mender as By

V, C, M = Vehicle, Customer, Value
State = Vehicle | Customer | Value
BTO, STOCK = Variant.BUILD_TO_ORDER, Variant.STOCK


@dataclass(frozen=True, slots=True)
class Move:
    """One row: `sources` -> `target`, moved by `by`; `back` marks a backward move with its reason."""

    sources: tuple[State, ...]
    target: State
    by: tuple[By, ...]
    gate: Gate | None = None
    only: Variant | None = None
    back: str = ""

    @property
    def track(self) -> Track:
        return track_of(self.target)


def track_of(state: State) -> Track:
    return {Vehicle: Track.VEHICLE, Customer: Track.CUSTOMER, Value: Track.VALUE}[type(state)]


MOVES: tuple[Move, ...] = (
    # the vehicle stream
    Move((V.CHOSEN,), V.HELD, (By.CLOCK,), only=STOCK),
    Move((V.CHOSEN, V.HELD), V.ALLOCATED, (By.NSC_SALES, By.CLOCK), Gate.ACCEPTANCE),
    Move((V.ALLOCATED,), V.SCHEDULED, (By.PLANT,), Gate.BUILD_RELEASE, only=BTO),
    Move((V.SCHEDULED,), V.FROZEN, (By.CLOCK, By.PLANT), only=BTO),
    Move((V.SCHEDULED, V.FROZEN), V.BUILT, (By.PLANT,), only=BTO),
    Move((V.BUILT,), V.IN_TRANSIT, (By.CARRIER,), only=BTO),
    Move((V.ALLOCATED,), V.IN_TRANSIT, (By.CARRIER,), only=STOCK),
    Move((V.ALLOCATED, V.BUILT, V.IN_TRANSIT), V.ARRIVED, (By.ADVISER,)),
    Move((V.ARRIVED,), V.PREPARED, (By.ADVISER,)),
    Move((V.PREPARED,), V.REGISTERED, (By.AUTHORITY, By.CUSTOMER), Gate.REGISTRATION),
    Move((V.PREPARED, V.REGISTERED), V.HANDED_OVER, (By.ADVISER, By.CUSTOMER), Gate.HANDOVER),
    Move((V.HANDED_OVER,), V.RETURNED, (By.ADVISER,)),
    Move((V.HELD,), V.CHOSEN, (By.CLOCK,), only=STOCK, back="the hold ran out"),
    Move((V.PREPARED,), V.ARRIVED, (By.ADVISER,), back="damage, defect or delivery stop"),
    Move((V.REGISTERED,), V.PREPARED, (By.AUTHORITY,), back="deregistered before handover"),
    Move((V.ALLOCATED, V.SCHEDULED, V.FROZEN), V.CHOSEN, (By.CLOCK, By.PLANT), back="lapsed, or the slot was lost"),
    # the customer stream
    Move((C.LEAD,), C.IDENTIFIED, (By.CUSTOMER, By.ADVISER)),
    Move((C.IDENTIFIED,), C.OFFERED, (By.ADVISER, By.CLOCK), Gate.OFFER),
    Move((C.OFFERED,), C.ORDERED, (By.CUSTOMER,), Gate.ORDER),
    Move((C.ORDERED,), C.CONTRACTED, (By.NSC_SALES, By.CLOCK), Gate.ACCEPTANCE),
    Move((C.CONTRACTED,), C.PAPERS_COMPLETE, (By.CUSTOMER, By.ADVISER)),
    Move((C.PAPERS_COMPLETE,), C.APPOINTED, (By.ADVISER, By.CUSTOMER)),
    Move((C.APPOINTED,), C.RECEIVED, (By.CUSTOMER, By.ADVISER), Gate.HANDOVER),
    Move((C.RECEIVED,), C.COOLING_OFF, (By.CLOCK,)),
    Move((C.RECEIVED, C.COOLING_OFF), C.SETTLED, (By.CLOCK,), Gate.SETTLE),
    Move((C.OFFERED,), C.IDENTIFIED, (By.CLOCK,), back="the offer ran out"),
    Move((C.APPOINTED,), C.PAPERS_COMPLETE, (By.ADVISER, By.CUSTOMER), back="the appointment was moved"),
    Move((C.PAPERS_COMPLETE, C.APPOINTED), C.CONTRACTED, (By.ADVISER,), back="the keeper changed: new papers"),
    Move((C.SETTLED,), C.RECEIVED, (By.LENDER, By.CLOCK), back="a payment was taken back"),
    # the value stream
    Move((M.PRICED,), M.OFFERED, (By.ADVISER, By.CLOCK), Gate.OFFER),
    Move((M.OFFERED,), M.AGREED, (By.NSC_SALES, By.CLOCK), Gate.ACCEPTANCE),
    Move((M.AGREED,), M.ADVANCE_ASKED, (By.CLOCK,)),
    Move((M.ADVANCE_ASKED,), M.ADVANCE_HELD, (By.LENDER, By.CUSTOMER)),
    Move((M.AGREED, M.ADVANCE_HELD), M.FUNDING_SET, (By.CUSTOMER, By.LENDER, By.NSC_FINANCE)),
    Move((M.FUNDING_SET,), M.INVOICED, (By.CLOCK, By.NSC_FINANCE), Gate.INVOICE),
    Move((M.INVOICED,), M.SECURED, (By.CLOCK, By.NSC_FINANCE)),
    Move((M.SECURED,), M.EARNED, (By.CLOCK,), Gate.HANDOVER),
    Move((M.EARNED,), M.SETTLED, (By.CLOCK,), Gate.SETTLE),
    Move((M.OFFERED,), M.PRICED, (By.CLOCK,), back="the offer ran out"),
    Move((M.FUNDING_SET,), M.AGREED, (By.LENDER, By.CUSTOMER), back="the approval was voided by a change"),
    Move((M.INVOICED, M.SECURED), M.AGREED, (By.NSC_FINANCE,), back="credit note, then a new invoice"),
    Move((M.SECURED,), M.INVOICED, (By.LENDER, By.CLOCK), back="a payment was revoked or the commitment lapsed"),
    Move((M.SETTLED,), M.EARNED, (By.LENDER, By.CLOCK), back="a payment was taken back"),
)


@dataclass(frozen=True, slots=True)
class Exit:
    """An end and the customer states from which it may be taken, by whom."""

    end: End
    sources: tuple[Customer, ...]
    by: tuple[By, ...]


BEFORE_ORDER = (C.LEAD, C.IDENTIFIED, C.OFFERED)
"""Customer states in which nothing is ordered yet."""
AFTER_ORDER = (C.CONTRACTED, C.PAPERS_COMPLETE, C.APPOINTED)
"""Customer states between acceptance and handover."""

EXITS: tuple[Exit, ...] = (
    Exit(End.LAPSED, (*BEFORE_ORDER, C.ORDERED), (By.CLOCK, By.NSC_SALES, By.CUSTOMER)),
    Exit(End.CANCELLED_BY_CONSENT, AFTER_ORDER, (By.NSC_SALES,)),
    # in time, though found when all was settled: a declaration counts from its arrival
    Exit(End.WITHDRAWN, (C.ORDERED, *AFTER_ORDER, C.RECEIVED, C.COOLING_OFF, C.SETTLED), (By.CUSTOMER, By.NSC_SALES)),
    Exit(End.RESCINDED_BY_CUSTOMER, AFTER_ORDER, (By.CUSTOMER, By.NSC_SALES)),
    Exit(End.RESCINDED_BY_SELLER, AFTER_ORDER, (By.NSC_FINANCE,)),
    Exit(End.ENDED_BY_MANUFACTURER, AFTER_ORDER, (By.NSC_SALES, By.CUSTOMER)),
)


def allowed(source: State, target: State, variant: Variant) -> Move | None:
    """The row that allows a move, or None."""
    for move in MOVES:
        if move.target is target and source in move.sources and move.only in (None, variant):
            return move
    return None


def _of(source: State) -> Iterator[Move]:
    """The rows of a state's own track: `offered` and `settled` are names on two of them."""
    return (move for move in MOVES if any(one is source for one in move.sources))


def onward(source: State, variant: Variant) -> Iterator[Move]:
    """Every row that leads on from a state."""
    return (move for move in _of(source) if move.only in (None, variant))


def exits(customer: Customer) -> Iterator[Exit]:
    """Every end that is open from a customer state."""
    return (row for row in EXITS if customer in row.sources)
