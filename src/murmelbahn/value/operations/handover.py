"""Earned: what the handover makes of an invoice, and the fee laid out at registration."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.periods import month_of
from murmelbahn.kernel.rows import where
from murmelbahn.kernel.saving import change
from murmelbahn.markets.terms import TaxInputs
from murmelbahn.value.facts import FeePaid, HandoverRecognised
from murmelbahn.value.models import DealAccount
from murmelbahn.value.operations.booking import book, lock, say
from murmelbahn.value.operations.invoices import check_tax_date
from murmelbahn.value.operations.month_ends import set_month_end
from murmelbahn.value.queries.sheet import agreed, sheet_of
from murmelbahn.value.rules.earning import fee_paid, handed_over
from murmelbahn.value.terms import (
    Account,
    AlreadyHandedOver,
    EntryKind,
    FeeNotInvoiced,
    InvoiceMissing,
)


@operation
def recognise_handover(actor: Actor, *, deal: UUID, on: date, inputs: TaxInputs | None = None) -> UUID:
    """Earned: revenue, the rest of VAT and registration tax fall due in the month of `on`.

    `inputs` are the car's own tax values; the agreed ones if nothing is said. Raises InvoiceMissing, InvoiceTaxDate (invoice
    computed for another tax month or another car), AlreadyHandedOver.
    """
    account = lock(actor, deal)
    if account.handed_over is not None:
        raise AlreadyHandedOver(on=account.handed_over)
    sheet = sheet_of(account)
    invoice = sheet.final()
    if invoice is None or invoice.tax_date is None:
        raise InvoiceMissing(deal=deal)
    check_tax_date(actor, agreed(account, invoice.version), invoiced_for=invoice.tax_date, on=on, inputs=inputs)
    book_before = sheet.book
    postings = handed_over(book_before, invoice.id, month=month_of(on))
    entry = book(account, postings, kind=EntryKind.HANDOVER, on=on, reference=invoice.id)
    change(DealAccount, where("deal = %s", deal), handed_over=on)
    recognised = HandoverRecognised(
        deal=deal,
        on=on,
        revenue=-book_before.of(Account.UNEARNED, invoice.id),
        vat=-book_before.of(Account.VAT_PENDING, invoice.id),
        regtax=-book_before.of(Account.REGTAX_PENDING, invoice.id),
    )
    say(account, recognised)
    return entry


@operation
def pay_authority_fee(actor: Actor, *, deal: UUID, amount: Money, on: date) -> UUID:
    """The agent laid out the authority fee at registration: it is owed to the agent. Raises FeeNotInvoiced."""
    account = lock(actor, deal)
    sheet = sheet_of(account)
    invoice = sheet.final()
    available = Money.zero(account.currency) if invoice is None else -sheet.book.of(Account.PASSTHROUGH, invoice.id)
    if invoice is None or not Money.zero(account.currency) < amount <= available:
        raise FeeNotInvoiced(available=available, asked=amount)
    entry = book(account, fee_paid(invoice.id, amount), kind=EntryKind.FEE, on=on, reference=invoice.id)
    say(account, FeePaid(deal=deal, amount=amount))
    set_month_end(account.market, account.seller, account.agent)
    return entry
