"""A change of the car as a card and as a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.deal.terms import Promise, TaxRuleOpen
from murmelbahn.deal.terms.changes import ChangePreview
from murmelbahn.kernel.money import Money
from murmelbahn.showroom.terms.cards import CarCard, CareCard
from murmelbahn.showroom.terms.head import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCard:
    """A change that is open. `asked_by_maker`: the maker proposes it and the customer answers; else the plant does.
    `unanswered`: the time for an answer is over; the contract stands, and the customer may still leave."""

    change: UUID
    asked_by_maker: bool
    answer_by: date | None
    total_after: Money | None
    delta: Money | None
    unanswered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSheet:
    """What a change would do to the cent, before anybody says yes. `added` and `removed` are names by language.

    `configuration` is set where the reader wants the change, `open` where one waits for an answer. `refused`: why no change
    can be made now (a text code). `version` is the deal's. `models`: the names of the sold and of the wished model, where they
    differ. `nothing`: the wished car is the one that was sold. `rules`: what makes it an estimate; the reader `confirms` them.
    """

    head: Head
    version: int
    preview: ChangePreview | None
    added: tuple[dict[str, str], ...]
    removed: tuple[dict[str, str], ...]
    configuration: UUID | None
    open: ChangeCard | None
    fee: Money | None
    tax_date: date | None
    asks_plant: bool
    too_late: bool
    may_answer: bool
    car: CarCard | None
    care: CareCard | None
    models: tuple[dict[str, str], dict[str, str]] | None = None
    promise: Promise | None = None
    nothing: bool = False
    rules: tuple[TaxRuleOpen, ...] = ()
    confirms: bool = False
    model: str = ""
    """The model that was sold, for the way into the configurator."""
    items: str = ""
    """What was chosen, as the configurator's address takes it."""
    plates: bool = False
    """The outlet registers the car, which was chosen with it."""
    company: bool = False
    received: Money | None = None
    """What comes back to who leaves for the maker's proposal."""

    @property
    def may_leave(self) -> bool:
        """What the maker proposes can be left for, by whoever is bound."""
        return self.may_answer and self.open is not None and self.open.asked_by_maker
