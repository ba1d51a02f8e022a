"""Documents of money, what is open, and how to pay."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel import world
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import first, where
from murmelbahn.value.models import AdvanceRequestRow, Invoice, LegalEntityRow
from murmelbahn.value.queries.access import account_of, visible
from murmelbahn.value.queries.frozen import thaw
from murmelbahn.value.queries.sheet import Sheet, sheet_of
from murmelbahn.value.terms import (
    Account,
    AdvanceState,
    AdvanceView,
    InvoiceContent,
    InvoiceKind,
    InvoiceView,
    LegalEntity,
    OpenItem,
    PaymentInstruction,
)

OPEN = """
SELECT invoice.deal, invoice.id, invoice.kind, invoice.number, coalesce(invoice.due_on, invoice.issued_on),
       sum(posting.amount), posting.currency,
       (SELECT count(*) FROM value_reminder reminder WHERE reminder.document = invoice.id)
FROM value_posting posting JOIN value_invoice invoice ON invoice.id = posting.document
WHERE posting.account = 'DEBTOR' AND posting.deal IN (SELECT deal FROM value_dealaccount WHERE {seen})
GROUP BY invoice.id, posting.currency HAVING sum(posting.amount) <> 0 ORDER BY 5, 2
"""


def invoice(actor: Actor, *, invoice: UUID) -> InvoiceView:
    """A document of money as frozen. A self-billed one is seen by its agent and the national company."""
    row = Invoice.objects.filter(id=invoice).first()
    if row is None:
        raise NotFound(kind="invoice", id=invoice)
    if row.deal is None:
        if not (actor.may_see_market(row.market) or row.agent in actor.agents):
            raise NotFound(kind="invoice", id=invoice)
        content = thaw(InvoiceContent, row.content)
        nothing = Money.zero(row.currency)
        return InvoiceView(id=row.id, content=content, digest=row.sha256, open=nothing, credited=False)
    return _view(row, sheet_of(account_of(actor, row.deal)))


def invoices_of(actor: Actor, *, deal: UUID) -> tuple[InvoiceView, ...]:
    """All documents of money of a deal in the order of issue."""
    sheet = sheet_of(account_of(actor, deal))
    return tuple(_view(row, sheet) for row in Invoice.objects.filter(deal=deal).order_by("id"))


def advances_of(actor: Actor, *, deal: UUID) -> tuple[AdvanceView, ...]:
    """Payment requests of a deal, oldest first."""
    account_of(actor, deal)
    return tuple(
        AdvanceView(
            id=row.id,
            deal=row.deal,
            amount=Money.of(row.amount, row.currency),
            received=Money.of(row.received, row.currency),
            due_on=row.due_on,
            state=AdvanceState(row.state),
        )
        for row in AdvanceRequestRow.objects.filter(deal=deal).order_by("id")
    )


def open_items(actor: Actor, *, on: date, deal: UUID | None = None) -> tuple[OpenItem, ...]:
    """Unpaid claims the actor may see, oldest due first, with age and reminders."""
    seen = visible(actor) if deal is None else where("deal = %s", deal) & visible(actor)
    with world.connection().cursor() as cursor:
        cursor.execute(OPEN.format(seen=seen.sql), seen.parameters)
        rows = cursor.fetchall()
    return tuple(
        OpenItem(
            deal=owner,
            document=document,
            kind=InvoiceKind(kind),
            number=number,
            due_on=due_on,
            open=Money.of(amount, currency),
            days_late=(on - due_on).days,
            reminders=reminders,
        )
        for owner, document, kind, number, due_on, amount, currency, reminders in rows
    )


def payment_instruction(actor: Actor, *, deal: UUID) -> PaymentInstruction:
    """Whom to pay, how much and under which reference: open claims, or the open part of an advance request."""
    account = account_of(actor, deal)
    entity = legal_entity(actor, seller=account.seller)
    sheet = sheet_of(account)
    amount, due_on = sheet.book.balance(Account.DEBTOR), None
    for claim in sheet.claims():
        if due_on is None and sheet.book.of(Account.DEBTOR, claim.document):
            due_on = claim.due_on
    if not amount:
        waiting = [AdvanceState.ASKED.value, AdvanceState.PARTLY_PAID.value]
        request = first(AdvanceRequestRow, where("deal = %s AND state = ANY(%s)", deal, waiting), order="id")
        if request is not None:
            amount = Money.of(request.amount - request.received, account.currency)
            due_on = request.due_on
    return PaymentInstruction(
        holder=entity.holder,
        iban=entity.iban,
        bic=entity.bic,
        reference=account.reference,
        amount=amount,
        due_on=due_on,
    )


def legal_entity(actor: Actor, *, seller: str) -> LegalEntity:
    """The seller's registered data: public, every actor may read who sells."""
    row = first(LegalEntityRow, where("seller = %s", seller))
    if row is None:
        raise NotFound(kind="legal_entity", id=seller)
    return LegalEntity(
        code=row.seller,
        market=row.market,
        legal_name=row.legal_name,
        address=tuple(row.address),
        register=row.register,
        vat_id=row.vat_id,
        iban=row.iban,
        bic=row.bic,
        holder=row.holder,
    )


def _view(row: Invoice, sheet: Sheet) -> InvoiceView:
    return InvoiceView(
        id=row.id,
        content=thaw(InvoiceContent, row.content),
        digest=row.sha256,
        open=sheet.book.of(Account.DEBTOR, row.id),
        credited=sheet.correction_of(row.id) is not None,
    )
