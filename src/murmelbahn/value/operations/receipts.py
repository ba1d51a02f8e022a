"""A bank entry becomes a deal's payment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from murmelbahn.kernel import timers
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money, Taxed
from murmelbahn.kernel.periods import month_of
from murmelbahn.kernel.rows import first, where
from murmelbahn.kernel.saving import change, insert
from murmelbahn.value.facts import AdvanceHeld, AdvanceOverdue, InvoiceIssued, PaymentReceived
from murmelbahn.value.models import AdvanceRequestRow, BankEntryRow, DealAccount, Payment
from murmelbahn.value.operations.booking import book, issue, local_day, money, say
from murmelbahn.value.operations.overdue import follow_claims
from murmelbahn.value.queries.sheet import agreed, sheet_of
from murmelbahn.value.rules.claims import least
from murmelbahn.value.rules.documents import advance_line
from murmelbahn.value.rules.payments import receive
from murmelbahn.value.terms import (
    Account,
    AdvanceState,
    AgreementView,
    EntryKind,
    EntryState,
    InvoiceContent,
    InvoiceKind,
    Totals,
    payer_fingerprint,
)


def receive_payment(account: DealAccount, row: BankEntryRow) -> UUID | None:
    """Book an incoming entry on a deal whose account is locked; None if another command was faster."""
    deal = account.deal
    if not take_entry(row, deal):
        return None
    sheet = sheet_of(account)
    amount = money(row.amount, account)
    request = None if sheet.final() else _open_request(account)
    agreement = agreed(account) if request else None
    document = new_id()
    decision = receive(
        sheet.book,
        amount,
        month=month_of(row.booked_on),
        claims=sheet.claims(),
        asked=money(request.amount - request.received, account) if request else None,
        advance=document,
        vat_rate=agreement.terms.quote.vat_rate if agreement else Decimal(0),
    )
    third_party, lender = _judge_payer(account, row)
    payment = new_id()
    insert(
        Payment,
        id=payment,
        market=account.market,
        seller=account.seller,
        deal=deal,
        bank_entry_id=row.id,
        origin=row.origin,
        amount=row.amount,
        currency=row.currency,
        booked_on=row.booked_on,
        payer_id=row.payer_id,
        third_party=third_party,
        lender=lender,
    )
    kind = EntryKind.PAYMENT if decision.advance is None else EntryKind.ADVANCE
    book(account, decision.postings, kind=kind, on=row.booked_on, reference=payment)
    follow_claims(account, sheet, decision.postings)
    after = sheet.book.after(decision.postings)
    say(
        account,
        PaymentReceived(
            payment=payment,
            deal=deal,
            amount=amount,
            allocated=decision.allocated,
            open=after.balance(Account.DEBTOR),
            third_party=third_party,
            lender=lender,
            booked_on=row.booked_on,
        ),
    )
    if request is not None and agreement is not None and decision.advance is not None:
        _fill(account, request, decision.advance.gross)
        _invoice_advance(account, agreement, document, decision.advance, on=row.booked_on)
    return payment


def meet_advance(account: DealAccount, request: AdvanceRequestRow) -> None:
    """Money that came before its request (an advance demanded before acceptance) meets it at once: from here it is an advance on
    this contract, so its VAT is due and its invoice owed."""
    sheet, asked = sheet_of(account), money(request.amount, account)
    held = least(sheet.held(), asked)
    if held.amount <= 0:
        return
    agreement, document, today = agreed(account), new_id(), local_day(account.market)
    decision = receive(
        sheet.book,
        held,
        month=month_of(today),
        claims=(),
        asked=asked,
        advance=document,
        vat_rate=agreement.terms.quote.vat_rate,
        source=Account.UNALLOC,
    )
    if decision.advance is None:
        raise RuntimeError("what is held meets what is asked")
    book(account, decision.postings, kind=EntryKind.ADVANCE, on=today)
    _fill(account, request, decision.advance.gross)
    _invoice_advance(account, agreement, document, decision.advance, on=today)


def take_entry(row: BankEntryRow, deal: UUID) -> bool:
    """Whether this command is the one that places the entry."""
    waiting = where("id = %s AND state IN ('new', 'parked')", row.id)
    return change(BankEntryRow, waiting, state=EntryState.ALLOCATED.value, deal=deal) == 1


def _open_request(account: DealAccount) -> AdvanceRequestRow | None:
    waiting = [AdvanceState.ASKED.value, AdvanceState.PARTLY_PAID.value]
    return first(AdvanceRequestRow, where("deal = %s AND state = ANY(%s)", account.deal, waiting), order="id")


def _judge_payer(account: DealAccount, row: BankEntryRow) -> tuple[bool, bool]:
    """(third party, lender): the account holder compared with lenders that are bound and payers that the plan expects."""
    if row.payer is None:
        return False, False
    holder = payer_fingerprint(row.payer.holder)
    if holder in account.lenders:
        return False, True
    return bool(account.payers) and holder not in account.payers, False


def _fill(account: DealAccount, request: AdvanceRequestRow, amount: Money) -> None:
    received = request.received + amount.amount
    full = received == request.amount
    AdvanceRequestRow.objects.filter(id=request.id).update(
        received=received, state=(AdvanceState.HELD if full else AdvanceState.PARTLY_PAID).value
    )
    if full:
        timers.cancel_timer(AdvanceOverdue, str(request.id), key=account.deal)
        say(account, AdvanceHeld(request=request.id, deal=account.deal, amount=money(received, account)))


def _invoice_advance(
    account: DealAccount, agreement: AgreementView, document: UUID, amounts: Taxed, *, on: date
) -> None:
    """Money is in, so VAT is due and the advance invoice (386) is owed: same transaction."""
    terms = agreement.terms
    whole = Totals.of(amounts.net, amounts.tax)
    content = InvoiceContent(
        kind=InvoiceKind.ADVANCE,
        number="",
        market=account.market,
        seller=account.seller,
        deal=account.deal,
        version=agreement.version,
        recipient=terms.invoice_recipient,
        agent=account.agent,
        issued_on=local_day(account.market),
        planned_supply=terms.quote.tax_date,
        tax_date=on,
        due_on=None,
        lines=advance_line(amounts, terms.quote.vat_rate),
        advances=(),
        full=whole,
        amounts=whole,
        vat_rate=terms.quote.vat_rate,
        payment_reference=account.reference,
    )
    number, digest = issue(content, identity=document, currency=account.currency)
    issued = InvoiceIssued(
        invoice=document,
        deal=account.deal,
        kind=InvoiceKind.ADVANCE,
        number=number,
        version=agreement.version,
        gross=amounts.gross,
        due_on=None,
        tax_date=on,
        digest=digest,
    )
    say(account, issued)
