"""Final invoices, credit notes, damages statements. Frozen at issue; a correction is a new document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.periods import month_of
from murmelbahn.markets.terms import TaxInputs
from murmelbahn.value.facts import DamagesStated, InvoiceIssued
from murmelbahn.value.models import CreditDraw, CreditLineRow, DealAccount, Invoice
from murmelbahn.value.operations.booking import book, issue, local_day, lock, say
from murmelbahn.value.operations.overdue import ring_after
from murmelbahn.value.queries.frozen import thaw
from murmelbahn.value.queries.pricing import retaxed
from murmelbahn.value.queries.sheet import Sheet, agreed, sheet_of
from murmelbahn.value.rules.book import Postings, balanced
from murmelbahn.value.rules.claims import Claim, Deducted, damages_stated, invoiced, remainder
from murmelbahn.value.rules.documents import damages_line, quote_lines
from murmelbahn.value.rules.earning import handed_over
from murmelbahn.value.rules.payments import receive
from murmelbahn.value.terms import (
    Account,
    AdvanceReference,
    AgreementView,
    AlreadyInvoiced,
    CreditLineExceeded,
    CreditLineMissing,
    DamagesKind,
    EntryKind,
    InvoiceContent,
    InvoiceKind,
    InvoiceTaxDate,
    PartyRef,
    RecipientDiffers,
    Totals,
    VersionTaken,
)

WITHHELD = frozenset({DamagesKind.VALUE_LOSS, DamagesKind.CANCELLATION_FEE})
"""Damages that are kept from money already held for the payer."""


@operation
def issue_final_invoice(
    actor: Actor,
    *,
    deal: UUID,
    version: int,
    recipient: PartyRef,
    planned_supply: date,
    tax_date: date,
    due_on: date,
    purchase_order: str = "",
    inputs: TaxInputs | None = None,
) -> UUID:
    """Invoice the version: lines at full value less stored advances (remainder form), number from the gapless series.

    `inputs` are the car's own tax values; the agreed ones if nothing is said. Money held for the deal is applied at once; a
    new invoice after the handover is earned at once; a credit line in the funding plan is drawn. Sets the timer
    `value.payment.overdue`. Raises AlreadyInvoiced, VersionTaken (not the current version), InvoiceTaxDate (the law of the tax
    date yields another price for this car), RecipientDiffers, CreditLineMissing, CreditLineExceeded.
    """
    account = lock(actor, deal)
    sheet = sheet_of(account)
    standing = sheet.final()
    if standing is not None:
        raise AlreadyInvoiced(number=standing.number)
    if version != account.version:
        raise VersionTaken(expected=account.version, actual=version)
    agreement = agreed(account)
    if recipient.party != agreement.terms.invoice_recipient.party:
        raise RecipientDiffers(deal=deal)
    check_tax_date(actor, agreement, invoiced_for=agreement.terms.quote.tax_date, on=tax_date, inputs=inputs)
    today, document = local_day(account.market), new_id()
    content = _final_content(account, sheet, agreement, today)
    content = replace(
        content, recipient=recipient, planned_supply=account.handed_over or planned_supply, tax_date=tax_date, due_on=due_on,
        purchase_order=purchase_order,
    )  # fmt: skip
    _draw_credit(account, recipient, content.amounts.gross)
    postings = _with_money_held(sheet, document, content, sheet.deductible(), today)
    if account.handed_over is not None:
        earned = handed_over(sheet.book.after(postings), document, month=month_of(today))
        postings = balanced(*postings, *earned)
    book(account, postings, kind=EntryKind.INVOICE, on=today, reference=document)
    if sheet.book.after(postings).of(Account.DEBTOR, document):
        ring_after(account, document, due_on)
    number, digest = issue(content, identity=document, currency=account.currency)
    issued = InvoiceIssued(
        invoice=document,
        deal=deal,
        kind=InvoiceKind.FINAL,
        number=number,
        version=version,
        gross=content.amounts.gross,
        due_on=due_on,
        tax_date=tax_date,
        digest=digest,
    )
    say(account, issued)
    return document


@operation
def issue_damages_statement(actor: Actor, *, deal: UUID, kind: DamagesKind, amount: Money, due_on: date) -> UUID:
    """State damages, outside VAT. VALUE_LOSS and CANCELLATION_FEE are first withheld from money held for the payer."""
    account = lock(actor, deal)
    sheet = sheet_of(account)
    agreement = agreed(account)
    today, document = local_day(account.market), new_id()
    postings, withheld = damages_stated(sheet.book, document, amount, withhold=kind in WITHHELD)
    book(account, postings, kind=EntryKind.DAMAGES, on=today, reference=document)
    nothing = Money.zero(account.currency)
    whole = Totals.of(nothing, nothing, None, amount)
    content = InvoiceContent(
        kind=InvoiceKind.DAMAGES,
        number="",
        market=account.market,
        seller=account.seller,
        deal=deal,
        version=agreement.version,
        recipient=agreement.terms.invoice_recipient,
        agent=account.agent,
        issued_on=today,
        planned_supply=None,
        tax_date=None,
        due_on=due_on,
        lines=damages_line(kind.value, amount),
        advances=(),
        full=whole,
        amounts=whole,
        vat_rate=agreement.terms.quote.vat_rate,
        reason=kind.value,
        payment_reference=account.reference,
    )
    if withheld != amount:
        ring_after(account, document, due_on)
    issue(content, identity=document, currency=account.currency)
    say(account, DamagesStated(statement=document, deal=deal, kind=kind, amount=amount, withheld=withheld))
    return document


def check_tax_date(
    actor: Actor, agreement: AgreementView, *, invoiced_for: date, on: date, inputs: TaxInputs | None
) -> None:
    """A price computed for one month or one car serves another only if the law yields the same amounts.

    Raises InvoiceTaxDate.
    """
    quote = agreement.terms.quote
    same_car = inputs is None or replace(inputs, tax_date=quote.inputs.tax_date) == quote.inputs
    if same_car and month_of(invoiced_for) == month_of(on):
        return
    if retaxed(actor, quote=quote, on=on, inputs=inputs or quote.inputs) != agreement.totals:
        raise InvoiceTaxDate(tax_date=on, invoiced=month_of(invoiced_for))


def _final_content(account: DealAccount, sheet: Sheet, agreement: AgreementView, today: date) -> InvoiceContent:
    advances = sheet.deductible()
    full = agreement.totals
    return InvoiceContent(
        kind=InvoiceKind.FINAL,
        number="",
        market=account.market,
        seller=account.seller,
        deal=account.deal,
        version=agreement.version,
        recipient=None,
        agent=account.agent,
        issued_on=today,
        planned_supply=None,
        tax_date=None,
        due_on=None,
        lines=quote_lines(agreement.terms.quote),
        advances=tuple(_reference(sheet, one) for one in advances),
        full=full,
        amounts=remainder(full, advances),
        vat_rate=agreement.terms.quote.vat_rate,
        payment_reference=account.reference,
    )


def _reference(sheet: Sheet, advance: Deducted) -> AdvanceReference:
    document = sheet.document(advance.invoice)
    content = thaw(InvoiceContent, Invoice.objects.values_list("content", flat=True).get(id=document.id))
    return AdvanceReference(
        invoice=document.id,
        number=document.number,
        issued_on=document.issued_on,
        amounts=advance.amounts,
        rate=content.vat_rate,
    )


def _with_money_held(
    sheet: Sheet, document: UUID, content: InvoiceContent, advances: tuple[Deducted, ...], today: date
) -> Postings:
    """The invoice's entry; money held for the deal meets it in the same entry."""
    postings = invoiced(document, content.full, advances)
    held = sheet.held()
    if held <= Money.zero(sheet.book.currency):
        return postings
    book_after = sheet.book.after(postings)
    claim = Claim(document=document, kind=InvoiceKind.FINAL, due_on=content.due_on or today, amounts=content.amounts)
    met = receive(book_after, held, month=month_of(today), claims=(claim,), source=Account.UNALLOC)
    return balanced(*postings, *met.postings)


def _draw_credit(account: DealAccount, recipient: PartyRef, claimed: Money) -> None:
    """Where the plan says credit line: the line's row is locked, its free part must carry the claim."""
    if not account.on_credit:
        return
    line = CreditLineRow.objects.select_for_update().filter(seller=account.seller, party=recipient.party).first()
    if line is None:
        raise CreditLineMissing(party=recipient.party)
    drawn = sum(line.draws.exclude(deal=account.deal).values_list("amount", flat=True))
    free = Money.of(line.limit - drawn, line.currency)
    if free < claimed:
        raise CreditLineExceeded(free=free, needed=claimed)
    CreditDraw.objects.get_or_create(
        deal=account.deal,
        defaults={"credit_line": line, "market": account.market, "seller": account.seller, "amount": 0},
    )
    DealAccount.objects.filter(deal=account.deal).update(credit_line=line.id)
    account.credit_line = line.id
