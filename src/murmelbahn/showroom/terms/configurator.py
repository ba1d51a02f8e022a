"""The configurator as plain data: families of items with their states, a conflict with its ways out, the price."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from murmelbahn.deal.terms import LabelFacts
from murmelbahn.kernel.money import Money
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.showroom.terms.window import MarketLine, PriceCard
from murmelbahn.ui.terms import CarLook

Texts = dict[str, str]
"""The same in several languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something is so: own choices it comes from, and the maker's rules in words by language."""

    choices: tuple[Texts, ...]
    words: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCard:
    """One option. `state` is chosen, free, implied or blocked; `fitted`: the car shown has it. `price` is what the total
    gains by it, all taxes in (companies: what it costs without any), none where that is nothing; `inside`: a chosen package
    brings it along. `whole`: what the total changes by with everything that the option brings along and replaces, VAT in; none
    where it comes alone."""

    code: str
    title: Texts
    state: str
    fitted: bool
    inside: bool
    price: Money | None
    reason: Reason | None
    contains: tuple[Texts, ...]
    swatch: str
    whole: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyCard:
    """Options of which one (`single`) or any number is chosen; `optional`: also none."""

    code: str
    title: Texts
    single: bool
    optional: bool
    items: tuple[ItemCard, ...]

    @property
    def chosen(self) -> tuple[ItemCard, ...]:
        return tuple(item for item in self.items if item.fitted)


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """A way to have the wish: what of one's own is given up, what else comes and goes, and what it costs then."""

    give_up: tuple[Texts, ...]
    added: tuple[Texts, ...]
    removed: tuple[Texts, ...]
    total: Money
    difference: Money
    own: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A wish that does not go with the choices made, why, and the ways out; no way means that it is never possible now."""

    wish: Texts
    reason: Reason
    ways: tuple[WayOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfiguratorSheet:
    """A whole, buildable car at any moment: own choices, completed by the cheapest rest.

    `own` and `shown` are item codes joined by a dot: what the reader chose, and everything the car has. `dropped`: choices
    of the address that do not exist here, or not together. `added`: what nobody chose and the cheapest car does not have:
    it is there for the sake of the choices. `regtax`: the code of the market's tax on the whole car, which prices of options
    contain for private customers and leave out for companies.
    """

    markets: tuple[MarketLine, ...]
    market: str
    kind: CustomerKind
    company: str
    model: str
    title: Texts
    year: int
    body: str
    look: CarLook
    own: str
    shown: str
    plates: bool
    plates_price: Money
    families: tuple[FamilyCard, ...]
    added: tuple[ItemCard, ...]
    conflict: Conflict | None
    dropped: tuple[str, ...]
    price: PriceCard
    regtax: str
    base: Money
    label: LabelFacts
    handover: date
    engine: Texts

    @property
    def above_base(self) -> Money:
        return self.price.total - self.base
