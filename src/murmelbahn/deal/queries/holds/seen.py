"""A deal as the gates look at it: its row and its view, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.rows import view
from murmelbahn.deal.rules.moves import State, track_of
from murmelbahn.deal.terms import Customer, DealView, PartyRole, Track, Value, Variant, Vehicle
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import today
from murmelbahn.kernel.money import Money
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import Market
from murmelbahn.value.terms import LENT, FundingKind


@dataclass(frozen=True)
class Seen:
    """The deal's row with its parties; everything else a gate needs it asks of the streams."""

    row: Deal
    parties: tuple[PartyRole, ...]

    @property
    def view(self) -> DealView:
        return view(self.row, self.parties)

    @property
    def market(self) -> Market:
        return markets.market(SYSTEM, code=self.row.market)

    @property
    def today(self) -> date:
        return today(self.market.zone)

    @property
    def is_stock(self) -> bool:
        return self.row.variant == Variant.STOCK.value

    @property
    def financed(self) -> bool:
        return FundingKind(self.row.funding_kind) in LENT

    @property
    def advance(self) -> Money | None:
        return None if self.row.advance_amount is None else Money(self.row.advance_amount, self.row.currency)

    def at(self, *states: State) -> bool:
        """Whether the track of these states stands at one of them."""
        return state_of(self.row, track_of(states[0])) in states


def state_of(row: Deal, track: Track) -> State:
    """The state of one track of a row."""
    stored: str = getattr(row, track.value)
    match track:
        case Track.VEHICLE:
            return Vehicle(stored)
        case Track.CUSTOMER:
            return Customer(stored)
        case Track.VALUE:
            return Value(stored)
