"""Bills reach payers, who pay them or not; what is called off before it is booked is not paid."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from murmelbahn.connect.bank import payers
from murmelbahn.connect.bank.operations.transfers import account_at, order_transfer
from murmelbahn.connect.models import Movement
from murmelbahn.connect.queries import outside
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation, today
from murmelbahn.kernel.money import Money, total
from murmelbahn.kernel.refusals import NotAllowed
from murmelbahn.value import queries as value
from murmelbahn.value.terms import LENT, PaymentInstruction


class Bill(StrEnum):
    """What a payer is asked for. A lender's part is taken off an invoice only; damages are owed even by an ended deal."""

    ADVANCE = "advance"
    INVOICE = "invoice"
    DAMAGES = "damages"


@operation
def take_bill(
    actor: Actor,
    *,
    deal: UUID,
    document: UUID,
    bill: Bill,
    amount: Money,
    due_on: date | None,
    market: str,
    seller: str,
) -> str:
    """A payer receives a bill and decides: it pays what is open of it. Returns how many transfers it ordered."""
    drawn = outside(SYSTEM, subject=deal)
    if drawn.happens("bank.silent") or Movement.objects.filter(deal=deal, document=document).exists():
        return "0"
    asked = value.payment_instruction(SYSTEM, deal=deal)
    owed = min(amount - _lent(deal, amount.currency) if bill is Bill.INVOICE else amount, asked.amount)
    if owed.amount <= 0:
        return "0"
    planned = payers.payments(drawn, nth=_bills(deal), amount=owed, today=today(), due_on=due_on)
    return _order(deal, document, asked, planned, market, seller, lasting=bill is Bill.DAMAGES)


@operation
def pay_reminded(actor: Actor, *, deal: UUID, document: UUID, amount: Money, market: str, seller: str) -> str:
    """A reminder reaches the payer; one that has ordered its transfer already does nothing."""
    drawn = outside(SYSTEM, subject=deal)
    waiting = Movement.objects.filter(deal=deal, statement=None, incoming=True).exists()
    if drawn.happens("bank.silent") or waiting:
        return "0"
    asked = value.payment_instruction(SYSTEM, deal=deal)
    owed = min(amount - _lent(deal, amount.currency), asked.amount)
    if owed.amount <= 0:
        return "0"
    planned = payers.after_reminder(drawn, nth=_bills(deal), amount=owed, today=today())
    return _order(deal, document, asked, planned, market, seller, lasting=False)


@operation
def pay_instantly(actor: Actor, *, deal: UUID, amount: Money | None = None) -> UUID | None:
    """The payer pays now, at the desk: an instant transfer of what is open (or `amount`), told by camt.054 at once.

    Returns the movement; nothing when nothing is open. Raises `NotFound`, and `NotAllowed` where no simulated bank may
    speak: this makes money of words.
    """
    if outside(SYSTEM, subject=deal).happens("bank.silent"):
        raise NotAllowed(kind=actor.kind)
    asked = value.payment_instruction(actor, deal=deal)
    quote = value.agreement(SYSTEM, deal=deal).terms.quote
    paid = asked.amount if amount is None else amount
    if paid.amount <= 0:
        return None
    account = account_at(iban=asked.iban, currency=paid.currency, market=quote.market, seller=quote.seller)
    return order_transfer(
        SYSTEM,
        account=account.id,
        amount=paid,
        on=today(),
        remittance=asked.reference,
        instant=True,
        deal=deal,
        payer=_payer(deal),
    )


@operation
def cancel_payments(actor: Actor, *, deal: UUID, document: UUID | None = None) -> str:
    """The payer hears that it need not pay (this document, or anything): transfers not yet booked are called off."""
    waiting = Movement.objects.filter(deal=deal, incoming=True, statement=None, noticed=False, lender="")
    waiting = waiting.filter(lasting=False) if document is None else waiting.filter(document=document)
    count, _ = waiting.delete()
    return str(count)


def _order(
    deal: UUID,
    document: UUID,
    asked: PaymentInstruction,
    planned: tuple[payers.Payment, ...],
    market: str,
    seller: str,
    *,
    lasting: bool,
) -> str:
    if not planned:
        return "0"
    account = account_at(iban=asked.iban, currency=asked.amount.currency, market=market, seller=seller)
    payer = _payer(deal)
    for one in planned:
        order_transfer(
            SYSTEM,
            account=account.id,
            amount=one.amount,
            on=one.on,
            remittance=asked.reference,
            instant=one.instant,
            deal=deal,
            document=document,
            payer=payer,
            lasting=lasting,
        )
    return str(len(planned))


def _lent(deal: UUID, currency: str) -> Money:
    """What lenders have still to pay of a deal, by its funding plan."""
    promised = total((row.amount for row in value.funding(SYSTEM, deal=deal) if row.kind in LENT), currency)
    if not promised:
        return promised
    booked = Movement.objects.filter(deal=deal, statement__isnull=False).exclude(lender="")
    paid = total((Money.of(amount, currency) for amount in booked.values_list("amount", flat=True)), currency)
    return max(promised - paid, Money.zero(currency))


def _payer(deal: UUID) -> UUID:
    """Who pays by the funding plan, else who is invoiced."""
    planned = (row.payer.party for row in value.funding(SYSTEM, deal=deal) if row.payer and row.kind not in LENT)
    return next(planned, value.agreement(SYSTEM, deal=deal).terms.invoice_recipient.party)


def _bills(deal: UUID) -> int:
    """How many bills of the deal were paid so far: the number that the next one is drawn by."""
    return Movement.objects.filter(deal=deal, incoming=True).values("document").distinct().count()
