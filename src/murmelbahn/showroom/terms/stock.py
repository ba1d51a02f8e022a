"""Stock and kept configurations as pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from murmelbahn.deal.terms import LabelFacts
from murmelbahn.kernel.money import Money
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.showroom.terms.cards import CareCard
from murmelbahn.showroom.terms.window import MarketLine, PriceCard
from murmelbahn.ui.terms import CarLook

Texts = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StockCard:
    """A built car in a list. `place` is the outlet it stands at or is on its way to; `handover`: usually possible from."""

    vin: str
    title: Texts
    paint: Texts
    engine: Texts
    look: CarLook
    car_class: str
    place: str
    arrived: bool
    handover: date
    price: Money
    odometer_km: int
    first_registration: date | None
    label: LabelFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to a question of the search, in words: a text code, or texts of its own."""

    code: str
    label: str
    texts: Texts
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One question of the search with its answers; `name` is what the address calls it."""

    name: str
    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StockSheet:
    """Cars that can be had soon. `total` fit the features, `looked` of them were priced and sorted."""

    markets: tuple[MarketLine, ...]
    market: str
    kind: CustomerKind
    facets: tuple[Facet, ...]
    prices: tuple[int, ...]
    below: int
    cars: tuple[StockCard, ...]
    total: int
    looked: int
    page: int
    pages: int
    company: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractLink:
    """A contract of the reader, by its number."""

    deal: UUID
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarSheet:
    """A car of the shop window in full: a stock car (`vin`) or a kept configuration (`code`, `share`).

    `again`: the configurator's choices that lead to this car; `kept`: it is in the reader's account; `changes`: the reader's
    own contracts whose car this one could become.
    """

    market: str
    kind: CustomerKind
    company: str
    vin: str
    code: str
    configuration: UUID
    model: str
    year: int
    title: Texts
    look: CarLook
    engine: Texts
    paint: Texts
    equipment: tuple[tuple[Texts, tuple[Texts, ...]], ...]
    price: PriceCard
    base: Money
    label: LabelFacts
    power_kw: int
    mass_kg: int
    seats: int
    handover: date
    plates: bool
    plates_price: Money
    plates_gross: Money
    again: str
    kept: bool
    changes: tuple[ContractLink, ...]
    place: CareCard | None
    car_class: str
    arrived: bool
    odometer_km: int
    first_registration: date | None

    @property
    def above_base(self) -> Money:
        return self.price.total - self.base


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLine:
    """A kept configuration in the list of an account."""

    code: str
    title: Texts
    paint: Texts
    engine: Texts
    look: CarLook
    market: str
    at: datetime
    plates: bool
    """It was kept with the registration by the outlet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSheet:
    """Kept configurations, newest first."""

    lines: tuple[KeptLine, ...]
