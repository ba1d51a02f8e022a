"""Funding rows of a contract: they sum to the total; the advance first, then the customer's own part, then who lends."""

from __future__ import annotations

from murmelbahn.deal.terms import OwnPartBelowAdvance, OwnPartNotPossible, OwnPartTooHigh
from murmelbahn.kernel.money import Money
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.value.terms import LENT, FundingKind, FundingRow, PartyRef


def check_own_part(kind: FundingKind, own_part: Money | None, *, total: Money, advance: Money | None) -> None:
    """Only a loan leaves an own part, and leaves something to lend: a lessee's special payment goes to the lessor and never
    into our ledger. The advance is in it: less than that was never meant. Raises `OwnPartNotPossible`, `OwnPartTooHigh`,
    `OwnPartBelowAdvance`."""
    if own_part is None:
        return
    if kind is not FundingKind.LOAN:
        raise OwnPartNotPossible(funding=kind.value)
    if not Money.zero(total.currency) < own_part < total:
        raise OwnPartTooHigh(own_part=own_part, total=total)
    if advance is not None and own_part < advance:
        raise OwnPartBelowAdvance(own_part=own_part, advance=advance)


def own_of(*, total: Money, advance: Money | None, own_part: Money) -> Money:
    """What the customer brings beside a lender: the advance counts towards its own part."""
    nothing = Money.zero(total.currency)
    return min(max(own_part, advance or nothing), total)


def borrowed(*, total: Money, advance: Money | None, own_part: Money) -> Money:
    """What a lender is asked for."""
    return total - own_of(total=total, advance=advance, own_part=own_part)


def own_part_after(*, own_part: Money, advance: Money | None, was: Money, total: Money) -> Money:
    """The own part under another total: it takes the difference, so that the loan stays what the lender approved. Where
    nothing was to be paid beside the loan, the loan takes it; an own part cannot fall below the advance."""
    if not own_part:
        return own_part
    own = own_of(total=was, advance=advance, own_part=own_part) + (total - was)
    return max(own, advance or Money.zero(total.currency))


def funding_rows(
    *, total: Money, advance: Money | None, own_part: Money, kind: FundingKind, lender: str, payer: PartyRef
) -> tuple[FundingRow, ...]:
    """The advance is paid by the payer, as is what its own part exceeds it by; the rest comes in cash, from the lender, or is
    owed on the credit line."""
    nothing = Money.zero(total.currency)
    paid = advance or nothing
    own = own_of(total=total, advance=advance, own_part=own_part) - paid if kind in LENT else nothing
    rows = (
        FundingRow(kind=FundingKind.ADVANCE, amount=paid, payer=payer),
        FundingRow(kind=FundingKind.CASH, amount=own, payer=payer),
        FundingRow(kind=kind, amount=total - paid - own, payer=payer, lender=lender),
    )
    return tuple(row for row in rows if row.amount)


def paid_as(kind: str) -> CustomerKind:
    """Whose time to pay an invoice has: a company's on a credit line, for every other way to pay a private customer's. The
    order page, the conditions of sale and the invoice ask here."""
    return CustomerKind.COMPANY if kind == FundingKind.CREDIT_LINE.value else CustomerKind.PRIVATE
