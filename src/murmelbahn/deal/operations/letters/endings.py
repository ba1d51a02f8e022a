"""Withdrawal and the other ends of a contract."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from murmelbahn.deal.operations.letters.sheet import Occasion, Sheet, sheet_to
from murmelbahn.deal.queries.correspondence import Thread, newest_agreed, thread_of
from murmelbahn.deal.rules.letters.contract import Agreed, offered
from murmelbahn.deal.rules.letters.ending import CONSEQUENCES, lapse, refusal, rescission
from murmelbahn.deal.rules.letters.postal import outlet_line
from murmelbahn.deal.rules.letters.withdrawal import withdrawal_receipt
from murmelbahn.deal.terms import End, Role
from murmelbahn.documents.terms import DocumentKind
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.value import queries as value
from murmelbahn.vehicle import queries as vehicle


@operation
def write_withdrawal_receipt(
    actor: Actor,
    *,
    occasion: Occasion,
    deal: UUID,
    refund_by: date,
    bring_back_by: date | None,
    declared_at: datetime | None,
    sent_on: date | None = None,
) -> UUID:
    """Receipt of a withdrawal with date and time; one may withdraw before the order was accepted, too."""
    thread = thread_of(actor, deal=deal)
    agreed = newest_agreed(SYSTEM, deal=deal) or ordered(thread, occasion)
    sheet = _sheet(thread, agreed, occasion)
    paper = withdrawal_receipt(
        sheet.wording,
        sheet.frame,
        model=agreed.model,
        vin=thread.vin,
        declared_at=declared_at or occasion.at,
        sent_on=sent_on,
        refund_by=refund_by,
        bring_back_by=bring_back_by,
        return_to=outlet_line(thread.outlet),
    )
    return sheet.freeze(occasion, DocumentKind.WITHDRAWAL_RECEIPT, paper)


@operation
def write_rescission(actor: Actor, *, occasion: Occasion, deal: UUID, end: End, reason: str) -> UUID | None:
    """The letter of an end; None for one without: a withdrawal has its receipt, a lapsed order a letter of its own."""
    thread = thread_of(actor, deal=deal)
    agreed = newest_agreed(SYSTEM, deal=deal)
    if end not in CONSEQUENCES or agreed is None:
        return None
    sheet = _sheet(thread, agreed, occasion)
    paper = rescission(sheet.wording, sheet.frame, model=agreed.model, vin=thread.vin, end=end, reason=reason)
    return sheet.freeze(occasion, DocumentKind.RESCISSION, paper)


@operation
def write_refusal(actor: Actor, *, occasion: Occasion, deal: UUID, reason: str, back: Money | None) -> UUID:
    """The seller's no, in text form: why, and that nobody is bound."""
    thread = thread_of(actor, deal=deal)
    asked = ordered(thread, occasion)
    sheet = _sheet(thread, asked, occasion)
    paper = refusal(sheet.wording, sheet.frame, model=asked.model, vin=asked.vin, reason=reason, back=back)
    return sheet.freeze(occasion, DocumentKind.ORDER_REFUSAL, paper)


@operation
def write_lapse(actor: Actor, *, occasion: Occasion, deal: UUID, back: Money | None) -> UUID:
    """Nobody answered the order in time: the customer hears that it is free, and what it gets back."""
    thread = thread_of(actor, deal=deal)
    asked = ordered(thread, occasion)
    sheet = _sheet(thread, asked, occasion)
    paper = lapse(sheet.wording, sheet.frame, model=asked.model, vin=asked.vin, back=back)
    return sheet.freeze(occasion, DocumentKind.ORDER_LAPSE, paper)


def _sheet(thread: Thread, agreed: Agreed, occasion: Occasion) -> Sheet:
    return sheet_to(thread, agreed, agreed.parties[Role.BUYER], occasion=occasion, origin=agreed.origin(vin=thread.vin))


def ordered(thread: Thread, occasion: Occasion) -> Agreed:
    """What the order was placed on, where no contract came of it. Raises `NotFound` before there was an offer."""
    if thread.offer is None:
        raise NotFound(kind="offer", id=thread.deal)
    made = value.offer(SYSTEM, offer=thread.offer, on=occasion.at.date())
    return offered(made, vehicle.configuration(SYSTEM, configuration=thread.configuration), vin=thread.vin)
