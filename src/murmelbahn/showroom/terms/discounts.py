"""Discounts that need a proof, as a page: what could be given, what was shown, what can be taken back."""

from __future__ import annotations

from dataclasses import dataclass

from murmelbahn.kernel.money import Money
from murmelbahn.showroom.terms.head import Head
from murmelbahn.showroom.terms.sheets import PriceLine
from murmelbahn.value.terms import Campaign, Proof, Totals


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountLine:
    """A campaign that could be given. `saved`: by how much the whole price falls; none where it does not go with what the deal
    has. `known`: its proof is one that has a name of ours, else `campaign.proof` is what sales wrote."""

    campaign: Campaign
    saved: Money | None
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountChosen:
    """The one that is looked at, with the price as it would be; `replaced` are discounts that fall away for it."""

    line: DiscountLine
    price: tuple[PriceLine, ...]
    totals: Totals
    replaced: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofLine:
    """What was shown, who saw it and who decided. `decides`: the reader confirms or refuses it; `back`: the reader can take the
    discount back, and `after` is then what the contract comes to."""

    proof: Proof
    seen_by: str
    decided_by: str
    decides: bool
    confirms: bool
    """Before the order alone: afterwards it could only be refused."""
    back: bool
    after: Totals | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountsSheet:
    """`now`: today's price before the order, else the agreed one. `early`: discounts can be given. `kept`: why none can be taken
    back. `invoiced`: a standing invoice would be taken back with the discount."""

    head: Head
    version: int
    net: bool
    early: bool
    now: Totals | None
    lines: tuple[DiscountLine, ...]
    chosen: DiscountChosen | None
    proofs: tuple[ProofLine, ...]
    kept: str
    invoiced: str
    seller: bool
