"""Changes of a running deal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from murmelbahn.deal.terms.invoicing import TaxRuleOpen
from murmelbahn.kernel.money import Money


class ChangeKind(StrEnum):
    """Who wants what changed."""

    CAR = "car"
    PARTY = "party"
    MANUFACTURER = "manufacturer"
    TAX_DATE = "tax_date"


class ChangeState(StrEnum):
    OPEN = "open"
    APPLIED = "applied"
    REFUSED = "refused"
    DROPPED = "dropped"
    UNANSWERED = "unanswered"


class Answer(StrEnum):
    """What a customer says to a proposed change. `LEAVE` is open where the maker cannot build what was sold."""

    TAKE = "take"
    KEEP = "keep"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePreview:
    """What a change would do, to the cent, before anybody agrees. Applying it gives exactly this.

    `new_contract`: the change enters the approval papers, so dated tax rules count from `contract_date` on.
    `binding` is false while a tax rule is unconfirmed: `unconfirmed` names it.
    """

    base: int
    total_before: Money
    total_after: Money
    delta: Money
    delta_net: Money
    delta_vat: Money
    delta_regtax: Money
    co2_before: int
    co2_after: int
    items: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    contract_date: date
    new_contract: bool
    finance_void: bool
    binding: bool
    unconfirmed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One change with its state."""

    id: UUID
    deal: UUID
    kind: ChangeKind
    state: ChangeState
    base: int
    preview: ChangePreview | None
    configuration: UUID | None
    answer_by: date | None
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTerms:
    """A change as it lies before the customer: what it would do, the fee of this stage in it, and whether the plant is
    asked first. `version` is the deal's, `tax_date` the day it was computed for. While one of `rules` is open, the preview is
    an estimate that nobody can order: finance confirms them."""

    configuration: UUID
    version: int
    preview: ChangePreview
    fee: Money | None
    tax_date: date
    asks_plant: bool
    rules: tuple[TaxRuleOpen, ...] = ()
