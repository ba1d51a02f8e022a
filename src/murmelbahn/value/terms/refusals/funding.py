"""Refusals of funding, commitments and credit lines."""

from __future__ import annotations

from murmelbahn.kernel.refusals import Refusal


class FundingIncomplete(Refusal):
    """The rows of a funding plan sum to the total: total, planned."""

    code, status = "value.funding.incomplete", 422


class CommitmentClosed(Refusal):
    """A commitment that is refused or lapsed cannot change: state."""

    code, status = "value.commitment.closed", 409


class CreditLineMissing(Refusal):
    """The invoice recipient has no credit line with this seller."""

    code, status = "value.credit_line.missing", 409


class CreditLineExceeded(Refusal):
    """Not enough free: free, needed."""

    code, status = "value.credit_line.exceeded", 409
