"""Documents of money, what is open, and how to pay."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import ALL, Where, every, first, where
from murmelbahn.kernel.sql import ask
from murmelbahn.value.models import AdvanceRequestRow, LegalEntityRow
from murmelbahn.value.queries.access import account_of, of_visible, visible
from murmelbahn.value.queries.financing import loan_open_of
from murmelbahn.value.queries.frozen import thaw
from murmelbahn.value.queries.sheet import sheet_of
from murmelbahn.value.terms import (
    Account,
    AdvanceState,
    AdvanceView,
    Age,
    ClaimPlace,
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
GROUP BY invoice.id, posting.currency HAVING sum(posting.amount) <> 0
"""
PAGE = """
SELECT * FROM ({open}) claim (deal, document, kind, number, due, open, currency, reminders)
WHERE {chosen} ORDER BY due, document LIMIT %s
"""
DAYS = {Age.NOT_DUE: (None, 0), Age.TO_30: (0, 30), Age.TO_60: (30, 60), Age.TO_90: (60, 90), Age.OLDER: (90, None)}
"""Days late of each age: more than the first, up to the second."""
VIEWS = """
SELECT id, content, sha256, currency,
       (SELECT coalesce(sum(amount), 0) FROM value_posting posting
        WHERE posting.deal = value_invoice.deal AND posting.document = value_invoice.id AND account = 'DEBTOR'),
       EXISTS (SELECT FROM value_invoice back WHERE back.corrects_id = value_invoice.id)
FROM value_invoice WHERE {condition} ORDER BY id
"""


def invoice(actor: Actor, *, invoice: UUID) -> InvoiceView:
    """A document of money as frozen. A self-billed one is seen by its agent and the national company."""
    self_billed = where("deal IS NULL")
    if not (actor.is_system or actor.kind is ActorKind.OPERATOR):
        theirs = where("market = ANY(%s::text[])", list(actor.markets))
        self_billed &= theirs | where("agent = ANY(%s::uuid[])", list(actor.agents))
    of_deal = where("deal IS NOT NULL") & of_visible(actor, "value_invoice")
    found = _views(where("id = %s", invoice) & (self_billed | of_deal))
    if not found:
        raise NotFound(kind="invoice", id=invoice)
    return found[0]


def invoices_of(actor: Actor, *, deal: UUID) -> tuple[InvoiceView, ...]:
    """All documents of money of a deal in the order of issue."""
    found = _views(where("deal = %s", deal) & of_visible(actor, "value_invoice"))
    if not found:
        account_of(actor, deal)
    return found


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
        for row in every(AdvanceRequestRow, where("deal = %s", deal), order="id")
    )


def open_items(
    actor: Actor,
    *,
    on: date,
    deal: UUID | None = None,
    market: str = "",
    age: Age | None = None,
    after: ClaimPlace | None = None,
    limit: int | None = None,
) -> tuple[OpenItem, ...]:
    """Unpaid claims the actor may see, oldest due first, with age and reminders: all, or the page behind `after`."""
    seen = visible(actor) if deal is None else where("deal = %s", deal) & visible(actor)
    if market:
        seen &= where("market = %s", market)
    chosen = ALL if after is None else where("(due, document) > (%s, %s)", after.due_on, after.document)
    more, most = DAYS[age] if age is not None else (None, None)
    if more is not None:
        chosen &= where("due < %s", on - timedelta(days=more))
    if most is not None:
        chosen &= where("due >= %s", on - timedelta(days=most))
    statement = PAGE.format(open=OPEN.format(seen=seen.sql), chosen=chosen.sql)
    rows = ask(statement, [*seen.parameters, *chosen.parameters, limit])
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
    """Whom to pay, how much and under which reference: open claims less what a bank that lends has still to pay of the
    invoice, or the open part of an advance request. What was given back and then taken back by the bank too is owed as well."""
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
    final = sheet.final()
    if final is not None:
        amount -= min(loan_open_of(account), sheet.book.of(Account.DEBTOR, final.id))
    amount += max(-sheet.held(), Money.zero(account.currency))
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
        email_address=row.email_address,
        telephone=row.telephone,
    )


def _views(condition: Where) -> tuple[InvoiceView, ...]:
    """The documents that meet a condition on `value_invoice`, with what is open of them, in the order of issue."""
    rows = ask(VIEWS.format(condition=condition.sql), condition.parameters)
    return tuple(
        InvoiceView(
            id=identity,
            content=thaw(InvoiceContent, content),
            digest=digest,
            open=Money.of(amount, currency),
            credited=credited,
        )
        for identity, content, digest, currency, amount, credited in rows
    )
