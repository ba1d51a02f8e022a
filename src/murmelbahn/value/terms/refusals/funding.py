"""Refusals of funding, commitments and credit lines."""

from __future__ import annotations

from murmelbahn.kernel.refusals import Refusal


class FundingIncomplete(Refusal):
    """The rows of a funding plan sum to the total: total, planned."""

    code, status = "value.funding.incomplete", 422


class CommitmentClosed(Refusal):
    """A commitment that is refused or lapsed cannot change: state."""

    code, status = "value.commitment.closed", 409


class SellerElsewhere(Refusal):
    """This seller does not sell in that market: `seller`, `market`."""

    code, status = "value.credit_line.seller_elsewhere", 422


class CurrencyForeign(Refusal):
    """A market's credit lines are in its own currency: `currency`."""

    code, status = "value.credit_line.currency", 422


class CreditLineMissing(Refusal):
    """The invoice recipient has no credit line with this seller."""

    code, status = "value.credit_line.missing", 409


class CreditLineExceeded(Refusal):
    """Not enough free: free, needed."""

    code, status = "value.credit_line.exceeded", 409
