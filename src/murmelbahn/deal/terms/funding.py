"""Where the money of a deal comes from, as its customer and its desk look at it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import FundingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingView:
    """`own` is what the customer brings (`advance` is in it), `borrowed` what the lender is asked for; together the total.

    `approved` is what a lender is bound to for this contract, `commitment` its approval. `missing` is what the approval
    lacks: the customer may take it as its own part (`accept_smaller_loan`) or pay in cash.
    """

    deal: UUID
    kind: FundingKind
    lender: str
    total: Money
    advance: Money
    own: Money
    borrowed: Money
    approved: Money
    missing: Money
    commitment: UUID | None
