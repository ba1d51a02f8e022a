"""A contract version was agreed, or a change of it proposed."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from murmelbahn.deal.operations.letters.details import details_of
from murmelbahn.deal.operations.letters.sheet import Occasion, Sheet, party_of, sheet_to
from murmelbahn.deal.queries.correspondence import Thread, agreed_version, proposed_change, thread_of
from murmelbahn.deal.queries.funding import funding_of
from murmelbahn.deal.rules.letters.change import change_confirmation, change_preview
from murmelbahn.deal.rules.letters.contract import Agreed
from murmelbahn.deal.rules.letters.frame import Frame
from murmelbahn.deal.rules.letters.order import order_confirmation
from murmelbahn.deal.rules.letters.payment import payment
from murmelbahn.deal.rules.letters.postal import name_of
from murmelbahn.deal.terms import Role
from murmelbahn.deal.terms.conditions import edition
from murmelbahn.documents.terms import DocumentKind, PaymentInstruction
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.value import queries as value
from murmelbahn.vehicle import queries as vehicle

STEPPING = (Role.BUYER, Role.INVOICE_RECIPIENT, Role.PAYER, Role.OWNER, Role.KEEPER)
"""Roles that one party may leave to another: both read what was agreed."""


@operation
def write_agreed_version(
    actor: Actor, *, occasion: Occasion, deal: UUID, n: int, reason: str, configuration: UUID
) -> UUID:
    """Version 1 is the order confirmation, every later one the confirmation of a change."""
    thread = thread_of(actor, deal=deal)
    agreed = agreed_version(SYSTEM, deal=deal, n=n)
    buyer = agreed.parties[Role.BUYER]
    sheet = sheet_to(thread, agreed, buyer, occasion=occasion)
    quote = value.agreement(SYSTEM, deal=deal, version=n).terms.quote
    if n == 1:
        lacking = funding_of(SYSTEM, deal=deal).missing or None
        confirmed = order_confirmation(
            sheet.wording,
            _under_conditions(thread, sheet),
            quote,
            details=details_of(
                sheet,
                vehicle.configuration(SYSTEM, configuration=configuration),
                vin=agreed.vin,
                on=sheet.frame.issued_on,
                handover=quote.tax_date,
            ),
            vin=agreed.vin,
            stock=thread.stock,
            advance=_advance(sheet) if agreed.advance else None,
            subject_to_finance=lacking,
            finance_until=thread.finance_until if lacking else None,
        )
        return sheet.freeze(occasion, DocumentKind.ORDER_CONFIRMATION, confirmed)
    before = agreed_version(SYSTEM, deal=deal, n=n - 1)
    changed = change_confirmation(
        sheet.wording,
        sheet.frame,
        value.agreement(SYSTEM, deal=deal, version=n - 1).terms.quote,
        quote,
        reason=reason,
        n=n,
        vin=agreed.vin,
        stepped=_stepped(before, agreed) if reason == "party" else {},
    )
    if reason == "party":
        both = (*sheet.readers, *before.readers(*STEPPING), *agreed.readers(*STEPPING))
        sheet = replace(sheet, readers=tuple(dict.fromkeys(both)))
    return sheet.freeze(occasion, DocumentKind.CHANGE_CONFIRMATION, changed)


def _stepped(before: Agreed, agreed: Agreed) -> dict[str, tuple[Role, ...]]:
    """Who stepped in, by name, with the roles it took."""
    found: dict[str, tuple[Role, ...]] = {}
    for role in STEPPING:
        if agreed.parties[role].party != before.parties[role].party:
            name = name_of(party_of(agreed.parties[role]).data)
            found[name] = (*found.get(name, ()), role)
    return found


@operation
def write_change_preview(actor: Actor, *, occasion: Occasion, deal: UUID, change: UUID) -> UUID:
    """What the change would do, exactly as it was shown."""
    thread = thread_of(actor, deal=deal)
    shown, configuration, answer_by = proposed_change(SYSTEM, change=change)
    agreed = agreed_version(SYSTEM, deal=deal, n=shown.base)
    wished = vehicle.configuration(SYSTEM, configuration=configuration)
    sheet = sheet_to(
        thread, _worded(agreed, wished.artefact), agreed.parties[Role.BUYER], occasion=occasion,
        origin=agreed.origin(source=change),
    )  # fmt: skip
    before = value.agreement(SYSTEM, deal=deal, version=shown.base).terms.quote
    paper = change_preview(
        sheet.wording, sheet.frame, shown, before, model=wished.model, vin=agreed.vin, answer_by=answer_by
    )
    return sheet.freeze(occasion, DocumentKind.CHANGE_PREVIEW, paper)


def _under_conditions(thread: Thread, sheet: Sheet) -> Frame:
    """The letter names the edition of the conditions that the order was placed under, if it was placed."""
    if not thread.conditions:
        return sheet.frame
    return sheet.frame.with_notices(sheet.wording.letter("conditions.agreed", edition=edition(thread.conditions)))


def _worded(agreed: Agreed, artefact: str) -> Agreed:
    """The wished car may be of a newer catalogue than the sold one; its names are needed."""
    return replace(agreed, artefact=artefact)


def _advance(sheet: Sheet) -> PaymentInstruction | None:
    """The request that went out with the acceptance, if one was agreed."""
    deal = sheet.thread.deal
    asked = next(iter(value.advances_of(SYSTEM, deal=deal)), None)
    if asked is None:
        return None
    how = value.payment_instruction(SYSTEM, deal=deal)
    return payment(sheet.thread.entity, reference=how.reference, amount=asked.amount, due_on=asked.due_on)
