"""What the deal publishes. Key: the deal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from murmelbahn.deal.terms.ends import LeaveReason, WithdrawalWay
from murmelbahn.deal.terms.states import Deadline, End, Track, Variant
from murmelbahn.kernel.fact import fact
from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import FundingKind


@fact("deal.deal.opened")
@dataclass(frozen=True, slots=True, kw_only=True)
class DealOpened:
    deal: UUID
    number: str
    variant: Variant
    configuration: UUID
    vin: str
    agent: UUID
    outlet: UUID
    orderer: UUID


@fact("deal.track.moved")
@dataclass(frozen=True, slots=True, kw_only=True)
class TrackMoved:
    """One track moved by one row of the table. The states of a deal are the fold of these."""

    deal: UUID
    track: Track
    source: str
    target: str
    reason: str


@fact("deal.offer.made")
@dataclass(frozen=True, slots=True, kw_only=True)
class OfferMade:
    deal: UUID
    offer: UUID
    configuration: UUID
    total: Money
    valid_until: date


@fact("deal.order.placed")
@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPlaced:
    deal: UUID
    offer: UUID
    total: Money
    answer_by: date


@fact("deal.finance.reserved")
@dataclass(frozen=True, slots=True, kw_only=True)
class FinanceReserved:
    """The contract stands subject to the loan until the end of this day."""

    deal: UUID
    until: date


@fact("deal.delay.noticed")
@dataclass(frozen=True, slots=True, kw_only=True)
class DelayNoticed:
    """The customer warned the seller that the car is late: without it by the end of the grace the customer may leave."""

    deal: UUID
    promised: date
    grace_until: date


@fact("deal.leave.asked")
@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveAsked:
    """A customer without a right to it asks to leave the contract."""

    deal: UUID
    reason: LeaveReason


@fact("deal.leave.declined")
@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveDeclined:
    """The seller keeps to the contract."""

    deal: UUID


@fact("deal.order.refused")
@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRefused:
    """The seller does not accept. `back` is what was paid already; it returns at once."""

    deal: UUID
    reason: str
    back: Money | None = None


@fact("deal.order.lapsed")
@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLapsed:
    """The binding period ran out without the seller's answer. `back` is what was paid already; it returns."""

    deal: UUID
    back: Money | None = None


@fact("deal.version.agreed")
@dataclass(frozen=True, slots=True, kw_only=True)
class VersionAgreed:
    """A contract version was frozen. `change` is the id that stations confirm by."""

    deal: UUID
    change: UUID
    n: int
    reason: str
    total: Money
    configuration: UUID
    sha256: str


@fact("deal.funding.changed")
@dataclass(frozen=True, slots=True, kw_only=True)
class FundingChanged:
    """Another split of the same contract's total: no new version. `own` is what the customer brings now, `borrowed` what
    the lender; `consent` refers to the evidence of the customer's word where the seller acted for it."""

    deal: UUID
    version: int
    kind: FundingKind
    own: Money
    borrowed: Money
    consent: str


@fact("deal.change.proposed")
@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeProposed:
    deal: UUID
    change: UUID
    kind: str
    total: Money
    delta: Money


@fact("deal.change.closed")
@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeClosed:
    """A change was applied, refused, dropped, or expired unanswered."""

    deal: UUID
    change: UUID
    kind: str
    outcome: str


@fact("deal.readiness.announced")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessAnnounced:
    deal: UUID
    invoice: UUID
    collect_until: date
    due_on: date
    ready_on: date | None = None


@fact("deal.collection.reminded")
@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionReminded:
    """The car was not collected in the period of the readiness notice. After `grace_until` the seller may rescind."""

    deal: UUID
    collect_until: date
    grace_until: date


@fact("deal.handover.done")
@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverDone:
    deal: UUID
    vin: str
    on: date
    withdrawal_until: date | None


@fact("deal.withdrawal.declared")
@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalDeclared:
    deal: UUID
    refund_by: date
    bring_back_by: date | None
    declared_at: datetime | None = None
    """When it arrived, which may be long before somebody found the contract; None in facts of before."""
    sent_on: date | None = None
    """The day it was sent, where it came by another way than the function and a person booked it; then of `declared_at` only
    the day is known."""


@fact("deal.withdrawal.noted")
@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalNoted:
    """A person of the seller booked a withdrawal that came by letter, e-mail, telephone or at the desk. `proof` refers to what
    proves it (the letter's place in the file), never to a person."""

    deal: UUID
    way: WithdrawalWay
    sent_on: date
    arrived_on: date
    proof: str


@fact("deal.deal.ended")
@dataclass(frozen=True, slots=True, kw_only=True)
class DealEnded:
    deal: UUID
    end: End
    reason: str


@fact("deal.deal.settled")
@dataclass(frozen=True, slots=True, kw_only=True)
class DealSettled:
    """Nothing is owed and nothing is due: settled, or an end fully unwound."""

    deal: UUID
    end: End | None


@fact("deal.deal.reopened")
@dataclass(frozen=True, slots=True, kw_only=True)
class DealReopened:
    """The bank took back `amount` of a payment after everything was balanced: it is owed again, and the deal is open until it is
    paid or given up. `end`: that of a contract that had ended."""

    deal: UUID
    payment: UUID
    amount: Money
    end: End | None


@fact("deal.payment.not_owed")
@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentNotOwed:
    """Money arrived when the deal was settled or had ended, and met no claim: `amount` of it goes back to who paid."""

    deal: UUID
    payment: UUID
    amount: Money
    booked_on: date


@fact("deal.deadline.due")
@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineDue:
    deal: UUID
    deadline: Deadline
