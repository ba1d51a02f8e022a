"""Refusals of statements, entries and refunds."""

from __future__ import annotations

from murmelbahn.kernel.refusals import Refusal


class StatementBroken(Refusal):
    """A bank statement for an account that is not ours, or with an entry that cannot be: reason."""

    code, status = "value.statement.broken", 422


class EntryPlaced(Refusal):
    """The bank entry is allocated already."""

    code, status = "value.entry.placed", 409


class EntryNotMatched(Refusal):
    """No money of this entry counts for a deal: there is nothing to take back."""

    code, status = "value.entry.not_matched", 409


class EntriesDiffer(Refusal):
    """Two parked entries cancel each other out only if one came and one left, as much of the same money of one seller."""

    code, status = "value.entry.differ", 409


class EntryNotLeft(Refusal):
    """Only parked money that left is set aside; what came belongs to a deal or goes back."""

    code, status = "value.entry.not_left", 409


class EntrySpent(Refusal):
    """What came by the entry was refunded, promised, or deducted as an advance meanwhile; that is taken back first: amount."""

    code, status = "value.entry.spent", 409


class RefundTooHigh(Refusal):
    """No more can go back than is held for the payer: available, asked."""

    code, status = "value.refund.too_high", 409


class RefundToOtherAccount(Refusal):
    """Money goes back to the account it came from, and to no other."""

    code, status = "value.refund.other_account", 409


class RefundSamePerson(Refusal):
    """Four eyes: proposer and approver are two different persons."""

    code, status = "value.refund.same_person", 409


class RefundNotReady(Refusal):
    """The refund is not in a state for this: state."""

    code, status = "value.refund.state", 409


class RefundOfOthers(Refusal):
    """A proposal is taken back by who made it, or by finance."""

    code, status = "value.refund.of_others", 409


class OnlyNamedPerson(Refusal):
    """The platform itself may not decide this."""

    code, status = "value.actor.not_a_person", 403


class EntryForeign(Refusal):
    """Money in one currency pays nothing in another: entry, deal (currencies). It is given back."""

    code, status = "value.entry.currency", 409


class EntryNotReturnable(Refusal):
    """Only parked money that somebody sent us from a known account can be given back."""

    code, status = "value.entry.not_returnable", 409


class ReturnSamePerson(Refusal):
    """Four eyes: who proposed to give an entry back does not release it."""

    code, status = "value.entry.same_person", 409


class StatementEmpty(Refusal):
    """There is nothing in the file."""

    code, status = "value.statement.empty", 422


class NoBankFiles(Refusal):
    """This installation has nobody who reads files of the bank."""

    code, status = "value.statement.no_reader", 409


class StatementTooLarge(Refusal):
    """A file of more bytes than we read: limit."""

    code, status = "value.statement.too_large", 413
