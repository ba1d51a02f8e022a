"""Refusals of commission."""

from __future__ import annotations

from murmelbahn.kernel.refusals import Refusal


class CommissionDecided(Refusal):
    """Commission of this deal was accrued before."""

    code, status = "value.commission.decided", 409


class NothingToBill(Refusal):
    """The agent has no accrued commission for this month: month."""

    code, status = "value.commission.nothing", 409


class MonthNotOpen(Refusal):
    """Only the current month of the seller's market and those just before it are closed by hand, none ahead: month."""

    code, status = "value.commission.month", 409


class SchemeKnown(Refusal):
    """A commission scheme of this code was published before; a change is a new code."""

    code, status = "value.commission.scheme_known", 409


class PayoutNotReturned(Refusal):
    """Only what the bank sent back is paid again: state."""

    code, status = "value.payout.not_returned", 409
