"""A deal as a command looks at it: its row, and what the streams answer about it, each asked once a look."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PaperSet, Party
from murmelbahn.deal.models import Change, Deal
from murmelbahn.deal.queries.funding import lessor_of
from murmelbahn.deal.queries.rows import parties_of, require, view
from murmelbahn.deal.rules.moves import State, track_of
from murmelbahn.deal.terms import Customer, DealView, PartyRole, Registrar, Role, Track, Value, Variant, Vehicle
from murmelbahn.deal.terms.changes import ChangeState
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import today
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.rows import first, where
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import Market
from murmelbahn.retail import queries as retail
from murmelbahn.retail.terms import Appointment
from murmelbahn.value import queries as value
from murmelbahn.value.terms import LENT, AgreementView, CommitmentState, FundingKind, InvoiceKind, InvoiceView, Secured
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarView, ConfigurationView

T = TypeVar("T")


@dataclass(frozen=True)
class Seen:
    """One look at a deal: its row with its parties; what else a gate or a price needs is asked of the streams, once.

    An answer is kept by what was asked, so the row may move on; once a stream has written, look anew.
    """

    row: Deal
    parties: tuple[PartyRole, ...]
    answers: dict[Hashable, Any] = field(default_factory=dict)

    @property
    def view(self) -> DealView:
        return view(self.row, self.parties)

    @property
    def market(self) -> Market:
        return markets.market(SYSTEM, code=self.row.market)

    @property
    def car(self) -> CarView | None:
        """The deal's car."""
        vin = self.row.vin
        return self._once(("car", vin), lambda: vehicle.car(SYSTEM, vin=vin)) if vin else None

    @property
    def sold(self) -> ConfigurationView:
        """The configuration in force."""
        chosen = self.row.configuration
        return self._once(("sold", chosen), lambda: vehicle.configuration(SYSTEM, configuration=chosen))

    @property
    def agreement(self) -> AgreementView:
        """Value's copy of the contract version in force."""
        return self._once(("agreement", self.row.agreement), lambda: value.agreement(SYSTEM, deal=self.row.id))

    @property
    def contract_date(self) -> date:
        """The day the contract in force was concluded (a transition rule asks for it), whatever day its price was offered."""
        return self.row.contract_date or self.agreement.terms.quote.order_date

    @property
    def finals(self) -> tuple[InvoiceView, ...]:
        """Final invoices that no credit note took back: one at most."""
        documents = self._once("invoices", lambda: value.invoices_of(SYSTEM, deal=self.row.id))
        return tuple(one for one in documents if one.content.kind is InvoiceKind.FINAL and not one.credited)

    @property
    def change_open(self) -> bool:
        """Whether a change was proposed and not answered yet."""
        proposed = where("deal_change.deal = %s AND deal_change.state = %s", self.row.id, ChangeState.OPEN.value)
        return first(Change, proposed) is not None

    @property
    def own_registration(self) -> bool:
        """The customer registers the car itself."""
        return self.row.registrar == Registrar.CUSTOMER.value

    @property
    def papers(self) -> tuple[PaperSet, ...]:
        """The list of papers of the keeper, once it was opened."""
        keeper = self.view.party(Role.KEEPER)
        return self._once("papers", lambda: tuple(customer.papers(SYSTEM, deal=self.row.id, keeper=keeper)))

    def party(self, role: Role) -> Party:
        """Who is in a role, as known today."""
        who = self.view.party(role)
        return self._once(("party", who), lambda: customer.party(SYSTEM, party=who))

    def secured(self, on: date) -> Secured:
        """Whether the money is safe for a handover on a day. The gates ask it of today and of the planned day: one look answers
        both."""
        days = frozenset({on, self.today, self.handover_day})
        return self._once(("secured", days), lambda: value.secured_on(SYSTEM, deal=self.row.id, days=days))[on]

    @property
    def handover_day(self) -> date:
        """The planned day of the handover, today where none is planned or it is past."""
        return max(self.today, self.row.planned_handover or self.today)

    @property
    def appointment(self) -> Appointment | None:
        """The handover appointment that outlet and customer speak of."""
        return self._once("appointment", lambda: retail.appointment(SYSTEM, deal=self.row.id))

    def _once(self, key: Hashable, ask: Callable[[], T]) -> T:
        """Several gates ask the same of one stream: it is asked once."""
        if key not in self.answers:
            self.answers[key] = ask()
        answer: T = self.answers[key]
        return answer

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
    def lessor(self) -> UUID | None:
        """The party behind the lender of a lease, where the seller has said which it is."""
        return lessor_of(self.row)

    @property
    def lender_asked(self) -> bool:
        """A lender was asked and has yet to answer."""
        standing = self._once("commitments", lambda: value.commitments(SYSTEM, deal=self.row.id))
        return any(one.state is CommitmentState.REQUESTED for one in standing)

    @property
    def advance(self) -> Money | None:
        return None if self.row.advance_amount is None else Money(self.row.advance_amount, self.row.currency)

    def at(self, *states: State) -> bool:
        """Whether the track of these states stands at one of them."""
        return state_of(self.row, track_of(states[0])) in states


def see(actor: Actor, deal: UUID) -> Seen:
    """A look at a deal that the actor may see. Raises `NotFound`."""
    row = require(actor, deal)
    return Seen(row, parties_of([deal])[deal])


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
