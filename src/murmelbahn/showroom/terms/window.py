"""The shop window: the market somebody looks at, a price in words, a label."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.deal.terms import LabelFacts
from murmelbahn.kernel.money import Money
from murmelbahn.markets.terms import Market
from murmelbahn.showroom.terms.sheets import PriceLine
from murmelbahn.ui.terms import CarLook
from murmelbahn.value.terms import CustomerKind, PriceListView, Totals


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketLine:
    """A live market in the choice of markets."""

    code: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Where and for whom cars are shown: market, seller, kind of customer, the day, and what everything costs on it.
    `services` come with a car when the outlet registers it, `delivery` in any case. `company`: the one that the reader buys
    for, and `buyer` its party; it may have been promised a share off the list."""

    market: Market
    seller: str
    kind: CustomerKind
    today: date
    build: date
    listed: PriceListView
    services: tuple[str, ...]
    delivery: tuple[str, ...]
    buyer: UUID | None
    company: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceCard:
    """A price to the cent with every line that makes it. `net`: shown without VAT first, as for companies."""

    lines: tuple[PriceLine, ...]
    totals: Totals
    net: bool
    binding: bool

    @property
    def total(self) -> Money:
        return self.totals.gross


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCard:
    """A model with its lowest price, and what its label says at that price. `pictured`: the paint of the picture."""

    model: str
    title: dict[str, str]
    body: str
    look: CarLook
    pictured: dict[str, str]
    price: Money
    label: LabelFacts
    engines: tuple[dict[str, str], ...]
    stock: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelsSheet:
    """Every model of a market; none while no market is chosen."""

    markets: tuple[MarketLine, ...]
    market: str
    kind: CustomerKind
    models: tuple[ModelCard, ...]
    company: str = ""
