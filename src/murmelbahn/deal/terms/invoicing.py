"""An invoice as it would be issued now, and what finance decides before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from murmelbahn.deal.terms.gates import Hold
from murmelbahn.markets.terms import TaxLine
from murmelbahn.value.terms import Totals


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceAhead:
    """The final invoice for a handover on `planned`, which is its tax date. `agreed` is the contract's price, `now` the same
    contract by the taxes of that day; where they differ `guaranteed` says that the total stays and the seller bears it.

    `issued`: there is a valid invoice already; a new price takes it back. `claimed`: the gate lies behind the deal."""

    planned: date
    due: date
    agreed: Totals
    now: Totals
    guaranteed: bool
    issued: bool
    claimed: bool
    holds: tuple[Hold, ...]

    @property
    def differs(self) -> bool:
        return self.agreed != self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxRuleOpen:
    """A tax rule that nobody has vouched for in this deal yet, and the tax it makes."""

    rule: str
    tax: TaxLine
