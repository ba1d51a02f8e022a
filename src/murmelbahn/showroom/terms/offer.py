"""Asking for an offer, and the offer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.deal.terms import LabelFacts
from murmelbahn.kernel.money import Money
from murmelbahn.showroom.terms.audience import Audience
from murmelbahn.showroom.terms.cards import CareCard, DocumentLine, HoldLine, SellerCard
from murmelbahn.showroom.terms.head import Head
from murmelbahn.showroom.terms.sheets import PriceLine
from murmelbahn.showroom.terms.stock import CarSheet
from murmelbahn.ui.terms import CarLook, Sentence, Tone
from murmelbahn.value.terms import CreditLine, Totals

Texts = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdererLine:
    """For whom an offer can be asked, and what this car costs for such a customer."""

    party: UUID
    name: str
    city: str
    kind: str
    total: Money
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletLine:
    """Who can look after the customer."""

    outlet: UUID
    name: str
    place: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSheet:
    """The last questions before an offer: for whom, looked after by whom, registered by whom."""

    audience: Audience
    car: CarSheet
    orderers: tuple[OrdererLine, ...]
    more: bool
    outlets: tuple[OutletLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LenderLine:
    """A lender that can be asked, for a kind of finance."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentLine:
    """What a lender was asked and what it answered. `open`: conditions that are still to be met."""

    lender: str
    kind: str
    state: str
    tone: Tone
    amount: Money
    valid_until: date | None
    open: tuple[str, ...]
    refused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferSheet:
    """An offer with everything it says. Without a price it waits: `holds` say for what.

    `expired`: it was valid until `valid_until`; `mine`: the reader may order. `standing`: it can be ordered now.
    """

    head: Head
    version: int
    mine: bool
    standing: bool
    expired: bool
    ordered: bool
    became: Sentence | None
    """What the offer came to: an order, a contract, an end. None while it is still an offer."""
    became_at: str
    """The page (the name of its address) that says more of it."""
    made_on: date | None
    valid_until: date | None
    law_until: date | None
    """Accepted later, the tax is that of another law."""
    days_left: int
    look: CarLook
    vin: str
    car_class: str
    odometer_km: int
    first_registration: date | None
    year: int
    engine: Texts
    paint: Texts
    equipment: tuple[tuple[Texts, tuple[Texts, ...]], ...]
    label: LabelFacts
    price: tuple[PriceLine, ...]
    totals: Totals | None
    net: bool
    estimate: Money | None
    holds: tuple[HoldLine, ...]
    handover: date | None
    seller: SellerCard | None
    care: CareCard | None
    documents: tuple[DocumentLine, ...]
    lenders: tuple[LenderLine, ...]
    commitments: tuple[CommitmentLine, ...]
    credit: CreditLine | None
    code: str
    zone: str
    advance: Money | None
    currency: str
    proof_waits: bool
    """A discount is still to be confirmed, which an order now would forgo."""

    @property
    def outcome(self) -> str:
        """What the offer came to, as a code: the same for everybody, however it is said."""
        said = self.became.code if self.became else ""
        return said.removesuffix(".you").removesuffix(".they")


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeSheet:
    """An offer that waits for its customer to sign in. `oneself_first`: who signs for the company has yet to say who it is."""

    deal: UUID
    title: Texts
    look: CarLook
    care: CareCard
    company: bool
    market: str
    oneself_first: bool
