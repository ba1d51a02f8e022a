"""What a customer is shown before it binds itself, in the words that count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.customer.terms import Purpose
from murmelbahn.deal.terms.conditions import edition
from murmelbahn.deal.terms.gates import Hold
from murmelbahn.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentWish:
    """A consent that may be given beside an order and never belongs to it. `wording` names the version of the text."""

    purpose: Purpose
    text: str
    wording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """An order as it lies before the customer: what it says, what the law of this deal adds, what stands in its way.

    `button`: the words the market's law prescribes (Directive 2011/83/EU art. 8(2)), in `language`. `right`: whether an
    order by this button may be withdrawn from; `reasons` are text codes, `notices` the instruction in full. `conditions` is
    the version of the conditions of sale. `shown` is the hash of all of this: an order names it, so that what was read is
    what binds.
    """

    deal: UUID
    offer: UUID
    version: int
    language: str
    button: str
    total: Money
    valid_until: date
    answer_by: date
    right: bool
    reasons: tuple[str, ...]
    notices: tuple[str, ...]
    conditions: str
    consents: tuple[ConsentWish, ...]
    holds: tuple[Hold, ...]
    shown: str

    @property
    def edition(self) -> str:
        """The version of the conditions of sale as people quote it."""
        return edition(self.conditions)
