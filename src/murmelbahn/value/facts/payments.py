"""Facts of money that moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.kernel.fact import fact
from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import EntryOrigin, ParkReason


@fact("value.statement.stored")
@dataclass(frozen=True, slots=True, kw_only=True)
class StatementStored:
    """Key: the statement. `entries` counts those seen for the first time."""

    statement: UUID
    entries: int


@fact("value.entry.received")
@dataclass(frozen=True, slots=True, kw_only=True)
class EntryReceived:
    """Key: the entry. Each bank entry is booked by itself, in its own transaction."""

    entry: UUID
    origin: EntryOrigin
    amount: Money
    booked_on: date


@fact("value.entry.parked")
@dataclass(frozen=True, slots=True, kw_only=True)
class EntryParked:
    """Key: the entry. A person must place it."""

    entry: UUID
    reason: ParkReason
    amount: Money


@fact("value.entry.return_approved")
@dataclass(frozen=True, slots=True, kw_only=True)
class EntryReturnApproved:
    """Key: the entry. The bank station gives it back to its sender (`queries.entry_return_instruction`)."""

    entry: UUID
    amount: Money


@fact("value.entry.returned")
@dataclass(frozen=True, slots=True, kw_only=True)
class EntryReturned:
    """Key: the entry. The bank has executed it."""

    entry: UUID
    amount: Money
    paid_on: date


@fact("value.entry.cleared")
@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCleared:
    """Key: the entry, which left. It and the one that came (`against`) cancel each other out; nothing of them is a deal's.
    `by`: the person who said so; none where the bank did."""

    entry: UUID
    against: UUID
    amount: Money
    by: UUID | None = None


@fact("value.entry.set_aside")
@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySetAside:
    """Key: the entry, which left. It is booked elsewhere and touches no deal."""

    entry: UUID
    amount: Money
    by: UUID


@fact("value.payment.received")
@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReceived:
    """Cleared money for a deal. `allocated` met claims, the rest is held; `open` is what all claims still lack."""

    payment: UUID
    deal: UUID
    amount: Money
    allocated: Money
    open: Money
    third_party: bool
    booked_on: date
    lender: bool = False
    """It draws on a lender's commitment."""


@fact("value.payment.returned")
@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReturned:
    """A direct debit or transfer was taken back by the bank: what it had secured is open again."""

    payment: UUID
    deal: UUID
    amount: Money
    open: Money


@fact("value.payment.unassigned")
@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentUnassigned:
    """A wrong match was taken back: the money never belonged to this deal, and what it had met is open again. `by`: who
    answers for it."""

    payment: UUID
    deal: UUID
    entry: UUID
    amount: Money
    open: Money
    by: UUID


@fact("value.fee.paid")
@dataclass(frozen=True, slots=True, kw_only=True)
class FeePaid:
    """The authority fee was laid out by the agent."""

    deal: UUID
    amount: Money


@fact("value.handover.recognised")
@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverRecognised:
    """Earned: revenue recognised, tax points fixed."""

    deal: UUID
    on: date
    revenue: Money
    vat: Money
    regtax: Money


@fact("value.refund.proposed")
@dataclass(frozen=True, slots=True, kw_only=True)
class RefundProposed:
    refund: UUID
    deal: UUID
    amount: Money


@fact("value.refund.approved")
@dataclass(frozen=True, slots=True, kw_only=True)
class RefundApproved:
    """The bank station pays (`queries.refund_instruction`) and records by `record_refund_paid`."""

    refund: UUID
    deal: UUID
    amount: Money


@fact("value.refund.dropped")
@dataclass(frozen=True, slots=True, kw_only=True)
class RefundDropped:
    """A proposal was taken back before anybody released it; the money is held as before."""

    refund: UUID
    deal: UUID
    amount: Money


@fact("value.refund.paid")
@dataclass(frozen=True, slots=True, kw_only=True)
class RefundPaid:
    refund: UUID
    deal: UUID
    amount: Money
    paid_on: date


@fact("value.claim.set_off")
@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSetOff:
    deal: UUID
    amount: Money
    open: Money


@fact("value.claim.written_off")
@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWrittenOff:
    deal: UUID
    amount: Money
    open: Money
    by: UUID
