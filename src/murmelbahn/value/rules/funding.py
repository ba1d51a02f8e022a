"""When money is safe: plans that sum, commitments that bind, and *secured* exactly as DEAL.md 1.3 defines it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from murmelbahn.kernel.money import Money, total
from murmelbahn.value.terms import (
    LENT,
    TAKEOVER,
    Commitment,
    CommitmentState,
    FundingIncomplete,
    FundingRow,
    LapseReason,
    NotCounted,
    PartyRef,
    Secured,
)


def check_plan(rows: Sequence[FundingRow], agreed: Money) -> None:
    """The rows are positive and sum to the agreed total. Raises `FundingIncomplete`."""
    planned = total((row.amount for row in rows), agreed.currency)
    if planned != agreed or any(row.amount <= Money.zero(agreed.currency) for row in rows):
        raise FundingIncomplete(total=agreed, planned=planned)


def borrowed(rows: Sequence[FundingRow], currency: str) -> Money:
    """What a plan expects of lenders."""
    return total((row.amount for row in rows if row.kind in LENT), currency)


def voided_by(
    commitment: Commitment,
    *,
    recipient: PartyRef,
    car: str,
    total: Money,
    total_was: Money,
    loan_stays: bool = False,
    lessor: UUID | None = None,
) -> LapseReason | None:
    """Why a commitment does not survive a new version of the contract: it binds party, car and amount. `loan_stays`: the
    customer's own part takes the difference, so the lender's amount is what it was. `lessor`: who buys the car in the end
    and is bound as recipient before it has stepped in."""
    if commitment.recipient.party not in (recipient.party, lessor):
        return LapseReason.PARTY
    if commitment.car != car:
        return LapseReason.CAR
    return LapseReason.AMOUNT if total != total_was and not loan_stays else None


def unplanned(commitment: Commitment, planned: Money) -> LapseReason | None:
    """Why a commitment does not survive a new plan: more than is borrowed now, or nothing is borrowed any more. Less than
    that stays: whoever pays decides what becomes of the rest."""
    if commitment.amount <= planned:
        return None
    return LapseReason.AMOUNT if planned.amount else LapseReason.DECLINED


def why_not_counted(commitment: Commitment, *, recipient: PartyRef, car: str, on: date) -> str | None:
    """The reason an approved commitment does not secure a handover on `on`, or None if it does.

    Same recipient, same car, irrevocable, valid through the handover date, every condition met but the takeover
    confirmation, which is signed with the handover protocol.
    """
    if commitment.recipient.party != recipient.party:
        return "commitment_recipient"
    if commitment.car != car:
        return "commitment_car"
    if not commitment.irrevocable:
        return "commitment_revocable"
    if commitment.valid_until is None or commitment.valid_until < on:
        return "commitment_expires"
    if any(not condition.met for condition in commitment.conditions if condition.code != TAKEOVER):
        return "commitment_condition"
    return None


def secured(
    *,
    agreed: Money,
    cleared: Money,
    uncleared: Sequence[NotCounted],
    commitments: Sequence[Commitment],
    credit: Money,
    recipient: PartyRef,
    car: str,
    on: date,
    tolerance: Money,
    drawn: Money | None = None,
    planned: Money | None = None,
) -> Secured:
    """cleared + irrevocable commitments + credit line >= total - tolerance; every amount that does not count says why.

    `drawn` is what lenders have paid already: it is in `cleared` and no longer in their commitments. `planned` is what the
    funding plan borrows: no commitment counts for more, so the customer's own part is never secured by a bank's word.
    """
    nothing = Money.zero(agreed.currency)
    committed, skipped = nothing, list(uncleared)
    for commitment in commitments:
        if commitment.state is not CommitmentState.APPROVED:
            continue
        reason = why_not_counted(commitment, recipient=recipient, car=car, on=on)
        if reason is None:
            committed += commitment.amount
        else:
            skipped.append(NotCounted(reason=reason, amount=commitment.amount))
    if planned is not None:
        committed = min(committed, planned)
    committed = max(committed - (drawn or nothing), nothing)
    missing = agreed - cleared - committed - credit
    enough = missing <= tolerance
    return Secured(
        secured=enough,
        total=agreed,
        cleared=cleared,
        committed=committed,
        credit=credit,
        shortfall=nothing if enough else missing,
        not_counted=tuple(skipped),
    )
