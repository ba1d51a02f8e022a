"""Documents of money on paper."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer.terms import AddressUse
from murmelbahn.deal.operations.letters.sheet import Occasion, Sheet, sheet_to
from murmelbahn.deal.queries.correspondence import Thread, agreed_version, thread_of
from murmelbahn.deal.rules.letters import invoice as letters
from murmelbahn.deal.rules.letters.contract import Agreed
from murmelbahn.deal.rules.letters.payment import claimed as claimed_when_booked
from murmelbahn.deal.terms import Role
from murmelbahn.documents.terms import InvoiceReference
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.money import Money
from murmelbahn.value import queries as value
from murmelbahn.value.terms import InvoiceContent, InvoiceKind, InvoiceView

BUILT = (InvoiceKind.FINAL, InvoiceKind.CREDIT_NOTE)
"""Documents from when the car has its number; an advance is asked for before it is built."""


@operation
def write_invoice(actor: Actor, *, occasion: Occasion, invoice: UUID) -> UUID:
    """An advance invoice, final invoice or credit note exactly as the books froze it. Raises `NotFound`."""
    issued = value.invoice(SYSTEM, invoice=invoice)
    content = issued.content
    if content.deal is None or content.recipient is None:
        raise ValueError(f"{content.number} is no document of a deal")
    thread = thread_of(actor, deal=content.deal)
    agreed = agreed_version(SYSTEM, deal=content.deal, n=content.version)
    sheet = money_sheet(thread, agreed, issued, occasion=occasion, built=content.kind in BUILT)
    claimed = claimed_at_issue(issued)
    paper = letters.invoice(
        sheet.wording,
        sheet.frame,
        content,
        basis=agreed.basis,
        model=agreed.model,
        vin=sheet.frame.origin.vin if sheet.frame.origin else "",
        entity=thread.entity,
        claimed=claimed,
        lent=lent_of(issued, claimed),
        corrects=_corrected(content),
    )
    return sheet.freeze(occasion, letters.KINDS[content.kind], paper, number=content.number)


def money_sheet(
    thread: Thread, agreed: Agreed, issued: InvoiceView, *, occasion: Occasion, built: bool = True
) -> Sheet:
    """A sheet for a document of money: to its recipient at the address for invoices, read by recipient and buyer."""
    if issued.content.recipient is None:
        raise ValueError(f"{issued.content.number} has no recipient")
    vin = agreed.vin or (thread.vin if built else "")
    return sheet_to(
        thread,
        agreed,
        issued.content.recipient,
        occasion=occasion,
        origin=agreed.origin(source=issued.id, digest=issued.digest, vin=vin),
        use=AddressUse.INVOICE,
        readers=(Role.BUYER, Role.INVOICE_RECIPIENT),
    )


def claimed_at_issue(issued: InvoiceView) -> Money:
    """What was open when it was booked; only a final invoice asks for money. While all of it is open nothing was met."""
    content = issued.content
    if content.kind is not InvoiceKind.FINAL or content.deal is None:
        return Money.zero(content.amounts.gross.currency)
    if issued.open == content.amounts.gross:
        return issued.open
    return claimed_when_booked(value.postings_of(SYSTEM, deal=content.deal), issued.id, content.amounts.gross.currency)


def lent_of(issued: InvoiceView, claimed: Money) -> Money:
    """How much of a claim a bank pays that lends to the buyer."""
    deal = issued.content.deal
    if deal is None or claimed.amount <= 0:
        return Money.zero(claimed.currency)
    return min(value.loan_open(SYSTEM, deal=deal), claimed)


def _corrected(content: InvoiceContent) -> InvoiceReference | None:
    if content.corrects is None:
        return None
    taken = value.invoice(SYSTEM, invoice=content.corrects).content
    return InvoiceReference(number=taken.number, issued_on=taken.issued_on)
