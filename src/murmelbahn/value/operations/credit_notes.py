"""Taking a document back: the exact inverse, as a new document, in the month of the correction."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.periods import month_of
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.value.facts import InvoiceCredited, PaymentOverdue
from murmelbahn.value.models import Invoice
from murmelbahn.value.operations.booking import book, issue, local_day, lock, say
from murmelbahn.value.queries.frozen import thaw
from murmelbahn.value.queries.sheet import Document, Sheet, sheet_of
from murmelbahn.value.rules.book import Postings
from murmelbahn.value.rules.claims import Deducted, advance_credited, damages_credited, invoice_credited
from murmelbahn.value.rules.documents import kept_on_withdrawal, totals_of
from murmelbahn.value.terms import (
    Account,
    AlreadyCredited,
    CreditReason,
    EntryKind,
    InvoiceContent,
    InvoiceKind,
    NotCreditable,
    Totals,
)


@operation
def credit_invoice(actor: Actor, *, invoice: UUID, reason: CreditReason, refundable_only: bool = False) -> UUID:
    """Take a final or advance invoice or a damages statement back by a credit note that posts the exact inverse, tax in
    the month of the correction. It bears the day of the handover, none before it. `refundable_only` leaves components a
    withdrawing consumer does not get back. Raises AlreadyCredited, NotCreditable."""
    row = Invoice.objects.filter(id=invoice).first()
    if row is None or row.deal is None:
        raise NotFound(kind="invoice", id=invoice)
    account = lock(actor, row.deal)
    sheet = sheet_of(account)
    document = sheet.document(invoice)
    taken = sheet.correction_of(invoice)
    if taken is not None:
        raise AlreadyCredited(number=taken.number)
    content = thaw(InvoiceContent, row.content)
    kept = kept_on_withdrawal(content) if refundable_only and document.kind is InvoiceKind.FINAL else ()
    amounts = document.amounts - totals_of(kept, account.currency)
    today, note = local_day(account.market), new_id()
    postings = _inverse(sheet, document, amounts, content, month=month_of(today))
    book(account, postings, kind=EntryKind.CREDIT_NOTE, on=today, reference=note)
    timers.cancel_timer(PaymentOverdue, str(invoice), key=row.deal)
    credit = replace(
        content,
        kind=InvoiceKind.CREDIT_NOTE,
        issued_on=today,
        planned_supply=None if document.kind is InvoiceKind.DAMAGES else account.handed_over,
        due_on=None,
        lines=tuple(line for line in content.lines if line not in kept),
        full=content.full - totals_of(kept, account.currency),
        amounts=amounts,
        corrects=invoice,
        corrects_number=document.number,
        reason=reason.value,
    )
    number, digest = issue(credit, identity=note, currency=account.currency)
    credited = InvoiceCredited(
        credit_note=note,
        invoice=invoice,
        deal=row.deal,
        number=number,
        gross=amounts.gross,
        reason=reason,
        digest=digest,
    )
    say(account, credited)
    return note


def _inverse(sheet: Sheet, document: Document, amounts: Totals, content: InvoiceContent, *, month: str) -> Postings:
    if document.kind is InvoiceKind.FINAL:
        released = tuple(Deducted(invoice=one.invoice, amounts=one.amounts) for one in content.advances)
        return invoice_credited(sheet.book, document.id, amounts, released, month=month)
    if document.kind is InvoiceKind.ADVANCE:
        if -sheet.book.of(Account.DEPOSIT, document.id) != amounts.net:
            raise NotCreditable(kind=document.kind, number=document.number)
        return advance_credited(document.id, document.taxed, month=month)
    if document.kind is InvoiceKind.DAMAGES:
        return damages_credited(sheet.book, document.id, amounts.gross)
    raise NotCreditable(kind=document.kind, number=document.number)
