"""Funding rows of a contract: they sum to the total, the advance apart from the rest."""

from __future__ import annotations

from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import FundingKind, FundingRow, PartyRef


def funding_rows(
    *, total: Money, advance: Money | None, kind: FundingKind, lender: str, payer: PartyRef
) -> tuple[FundingRow, ...]:
    """The advance is paid by the payer; the rest comes in cash, from the lender, or is owed on the credit line."""
    rest = total if advance is None else total - advance
    first = () if advance is None else (FundingRow(kind=FundingKind.ADVANCE, amount=advance, payer=payer),)
    return (*first, FundingRow(kind=kind, amount=rest, payer=payer, lender=lender))
