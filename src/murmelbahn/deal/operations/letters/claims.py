"""Damages, reminders, refunds."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.deal.operations.letters.endings import ordered
from murmelbahn.deal.operations.letters.invoices import money_sheet
from murmelbahn.deal.operations.letters.sheet import Occasion, sheet_to
from murmelbahn.deal.queries.correspondence import agreed_version, newest_agreed, thread_of
from murmelbahn.deal.queries.kept import end_money
from murmelbahn.deal.rules.letters import claims
from murmelbahn.deal.rules.letters.payment import set_off
from murmelbahn.deal.terms import Role
from murmelbahn.documents.terms import DocumentKind
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.value import queries as value
from murmelbahn.value.terms import DamagesKind, EntryKind, InvoiceKind


@operation
def write_damages(actor: Actor, *, occasion: Occasion, deal: UUID, statement: UUID, withheld: Money) -> UUID:
    """A statement of damages with what was kept or set off against it when it was made; of the loss of value of a withdrawn car
    a paper of its own, for that is no damages."""
    thread = thread_of(actor, deal=deal)
    stated = value.invoice(SYSTEM, invoice=statement)
    agreed = agreed_version(SYSTEM, deal=deal, n=stated.content.version)
    sheet = money_sheet(thread, agreed, stated, occasion=occasion)
    money = end_money(SYSTEM, deal=deal)
    if stated.content.reason == DamagesKind.VALUE_LOSS and money is not None:
        lost = claims.value_loss_statement(
            sheet.wording, sheet.frame, stated.content, entity=thread.entity, withheld=withheld, money=money
        )
        return sheet.freeze(occasion, DocumentKind.VALUE_LOSS_STATEMENT, lost, number=stated.content.number)
    taken = set_off(value.postings_of(SYSTEM, deal=deal), statement, withheld.currency)
    paper = claims.damages_statement(
        sheet.wording, sheet.frame, stated.content, entity=thread.entity, withheld=withheld, set_off=taken
    )
    return sheet.freeze(occasion, DocumentKind.DAMAGES_STATEMENT, paper, number=stated.content.number)


@operation
def write_reminder(
    actor: Actor, *, occasion: Occasion, deal: UUID, document: UUID, still_open: Money, grace_until: date
) -> UUID:
    """A reminder of an open claim with its period of grace."""
    thread = thread_of(actor, deal=deal)
    claim = value.invoice(SYSTEM, invoice=document)
    agreed = agreed_version(SYSTEM, deal=deal, n=claim.content.version)
    sheet = money_sheet(thread, agreed, claim, occasion=occasion)
    given = any(entry.kind is EntryKind.HANDOVER for entry in value.postings_of(SYSTEM, deal=deal))
    paper = claims.reminder(
        sheet.wording,
        sheet.frame,
        claim.content,
        entity=thread.entity,
        still_open=still_open,
        grace_until=grace_until,
        keeps_car=claim.content.kind is InvoiceKind.FINAL and not given,
    )
    return sheet.freeze(occasion, DocumentKind.REMINDER, paper)


@operation
def write_refund(actor: Actor, *, occasion: Occasion, deal: UUID, refund: UUID, paid_on: date) -> UUID:
    """The bank paid money back: told to the contract's payer, the account masked."""
    thread = thread_of(actor, deal=deal)
    agreed = newest_agreed(SYSTEM, deal=deal)
    if agreed is None:
        raise NotFound(kind="agreement", id=deal)
    sheet = sheet_to(
        thread,
        agreed,
        agreed.parties[Role.PAYER],
        occasion=occasion,
        origin=agreed.origin(source=refund, vin=thread.vin),
        readers=(Role.BUYER,),
    )
    done = value.refund_instruction(SYSTEM, refund=refund)
    paper = claims.refund_notice(sheet.wording, sheet.frame, done, paid_on=paid_on, money=end_money(SYSTEM, deal=deal))
    return sheet.freeze(occasion, DocumentKind.REFUND_NOTICE, paper)


@operation
def write_not_owed(actor: Actor, *, occasion: Occasion, deal: UUID, amount: Money, received_on: date) -> UUID:
    """Money for a deal that is over, told to who was to pay for it: it comes back. An order without a contract has letters
    too."""
    thread = thread_of(actor, deal=deal)
    agreed = newest_agreed(SYSTEM, deal=deal) or ordered(thread, occasion)
    to = agreed.parties.get(Role.PAYER, agreed.parties[Role.BUYER])
    origin = agreed.origin(vin=thread.vin)
    sheet = sheet_to(thread, agreed, to, occasion=occasion, origin=origin, readers=(Role.BUYER,))
    paper = claims.payment_not_owed(sheet.wording, sheet.frame, amount, received_on=received_on)
    return sheet.freeze(occasion, DocumentKind.PAYMENT_NOT_OWED, paper)
