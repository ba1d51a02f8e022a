"""What the national company sells, at which price: pages of stock, price lists and campaigns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.kernel.money import Money
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.showroom.terms.sheets import Choice
from murmelbahn.value.terms import Proof, PublishedCampaign, PublishedList
from murmelbahn.vehicle.terms import CarView

Texts = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class YardLine:
    """A car: what it is, where it stands, for whom it is kept (a deal with its number)."""

    car: CarView
    title: Texts
    place: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YardSheet:
    """A page of all cars of a market."""

    markets: tuple[Choice, ...]
    market: str
    states: tuple[Choice, ...]
    classes: tuple[Choice, ...]
    stopped: int
    only_stopped: bool
    text: str
    lines: tuple[YardLine, ...]
    total: int
    after: str
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRow:
    """What one item costs on the day that is looked at."""

    code: str
    title: Texts
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PricesSheet:
    """The prices of a market that count on a day, by component, and the lists from which they come; `newest` was published
    last."""

    markets: tuple[Choice, ...]
    market: str
    kind: CustomerKind
    basis: str
    currency: str
    on: date
    groups: tuple[tuple[str, tuple[PriceRow, ...]], ...]
    lists: tuple[PublishedList, ...]
    newest: UUID | None
    seller: str
    publishes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignLine:
    """A campaign in a list; `state`: running, coming, over or used_up on the day that is looked at."""

    found: PublishedCampaign
    state: str
    models: tuple[Texts, ...]
    can_end: bool
    share: int
    """How much of the budget is used, in percent."""
    proof_known: bool
    """The proof it asks for is one that has a name of ours."""
    last: date | None
    """The last day on which it is given, as it was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingProof:
    """A proof that waits for the seller's yes, and in which deal."""

    proof: Proof
    number: str
    customer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignsSheet:
    markets: tuple[Choice, ...]
    market: str
    seller: str
    currency: str
    lines: tuple[CampaignLine, ...]
    models: tuple[tuple[str, Texts], ...]
    publishes: bool
    waiting: tuple[WaitingProof, ...]
    """For those who may decide on them."""
