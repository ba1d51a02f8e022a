"""A payment counts for its deal no more: the bank took it back, or a person undoes a wrong match."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, operation
from murmelbahn.kernel.money import Money, total
from murmelbahn.kernel.periods import month_of
from murmelbahn.kernel.refusals import BadInput, NotFound
from murmelbahn.kernel.rows import first, where
from murmelbahn.kernel.saving import change
from murmelbahn.value.facts import EntryParked, PaymentReturned, PaymentUnassigned
from murmelbahn.value.models import AdvanceRequestRow, BankEntryRow, DealAccount, Entry, Payment
from murmelbahn.value.operations.booking import book, local_day, lock, money, say
from murmelbahn.value.operations.credit_notes import credit_invoice
from murmelbahn.value.operations.overdue import follow_claims
from murmelbahn.value.operations.receipts import take_entry
from murmelbahn.value.operations.refunds import paid_from, promised
from murmelbahn.value.queries.access import FINANCE, require_person
from murmelbahn.value.queries.sheet import Sheet, sheet_of
from murmelbahn.value.rules.payments import take_back
from murmelbahn.value.terms import (
    Account,
    AdvanceState,
    CreditReason,
    EntryKind,
    EntryNotMatched,
    EntrySpent,
    EntryState,
    ParkReason,
    Posting,
)

LONGEST = 200
"""Signs of a reason."""


@operation
def unassign_entry(actor: Actor, *, entry: UUID, reason: str) -> UUID:
    """A named person of finance takes a wrong match back and says why: a new entry posts the inverse in this month, what the
    money had met is open again, and the bank's entry is parked for its right deal. Raises NotFound,
    EntryNotMatched, EntrySpent, OnlyNamedPerson, NotAllowed, BadInput for no reason."""
    require_person(actor, *FINANCE)
    if not reason.strip():
        raise BadInput(field="reason", reason="empty")
    row = first(BankEntryRow, where("id = %s", entry))
    if row is None or not actor.may_see_market(row.market):
        raise NotFound(kind="bank_entry", id=entry)
    if row.deal is None:
        raise EntryNotMatched()
    account = lock(actor, row.deal)
    payment = first(Payment, where("bank_entry_id = %s AND deal = %s AND NOT returned", entry, row.deal))
    if payment is None:
        raise EntryNotMatched()
    taken = Taking(account, payment, on=local_day(account.market))
    if not _unspent(account, payment, taken):
        raise EntrySpent(amount=money(payment.amount, account))
    change(Payment, where("id = %s", payment.id), returned=True, unassigned_by=actor.subject)
    again = {"state": EntryState.PARKED.value, "park_reason": ParkReason.UNASSIGNED.value}
    change(BankEntryRow, where("id = %s", entry), deal=None, return_by=None, **again)
    taken.book(actor, kind=EntryKind.UNASSIGNED, note=reason.strip()[:LONGEST])
    amount = money(payment.amount, account)
    fact = PaymentUnassigned(
        payment=payment.id, deal=account.deal, entry=entry, amount=amount, open=taken.open, by=actor.subject
    )
    say(account, fact)
    parked = EntryParked(entry=entry, reason=ParkReason.UNASSIGNED, amount=amount)
    emit(parked, key=entry, market=account.market, seller=account.seller)
    return entry


def take_payment_back(actor: Actor, row: BankEntryRow, original: BankEntryRow) -> UUID | None:
    """Book the return of what the `original` entry brought; None if it counts for no deal or was returned before."""
    if original.deal is None:
        return None
    account = lock(actor, original.deal)
    counts = where("bank_entry_id = %s AND deal = %s AND NOT returned", original.id, account.deal)
    payment = first(Payment, counts)
    if payment is None or payment.amount != row.amount or not take_entry(row, account.deal):
        return None
    taken = Taking(account, payment, on=row.booked_on)
    change(Payment, where("id = %s", payment.id), returned=True)
    taken.book(actor, kind=EntryKind.RETURNED)
    amount = money(row.amount, account)
    say(account, PaymentReturned(payment=payment.id, deal=account.deal, amount=amount, open=taken.open))
    return payment.id


class Taking:
    """What has to be booked so that a payment counts no more: looked at first, then booked."""

    def __init__(self, account: DealAccount, payment: Payment, *, on: date) -> None:
        self.account, self.payment, self.on, self.sheet = account, payment, on, sheet_of(account)
        entry = Entry.objects.get(reference=payment.id, deal=account.deal)
        self.original = tuple(
            Posting(
                account=Account(one.account), amount=money(one.amount, account), month=one.month, document=one.document
            )
            for one in entry.postings.all()
        )
        self.postings = take_back(self.sheet.book, self.original, self.sheet.claims(), month=month_of(on))

    @property
    def open(self) -> Money:
        """What all claims lack afterwards."""
        return self.sheet.book.after(self.postings).balance(Account.DEBTOR)

    @property
    def advances(self) -> tuple[UUID, ...]:
        """Advance invoices whose deposit stands and which are credited: those the payment made, and as many as what it left on
        account has met since."""
        made = {one.document for one in self.original if one.account is Account.DEPOSIT}
        stand = self.sheet.deductible()
        own = [one for one in stand if one.invoice in made]
        left = self._left + total((one.amounts.gross for one in own), self.account.currency)
        for one in reversed([one for one in stand if one.invoice not in made]):
            if left.amount < 0:
                own.append(one)
                left += one.amounts.gross
        return tuple(one.invoice for one in own)

    @property
    def _left(self) -> Money:
        return -self.sheet.book.after(self.postings).balance(Account.UNALLOC)

    @property
    def held(self) -> Money:
        """What is held afterwards, once its advances are credited too."""
        credited = (self.sheet.document(one).amounts.gross for one in self.advances)
        return self._left + total(credited, self.account.currency)

    def book(self, actor: Actor, *, kind: EntryKind, note: str = "") -> None:
        book(self.account, self.postings, kind=kind, on=self.on, reference=self.payment.id, note=note)
        follow_claims(self.account, self.sheet, self.postings)
        for advance in self.advances:
            _take_advance_back(actor, self.account, self.sheet, advance)


def _unspent(account: DealAccount, payment: Payment, taken: Taking) -> bool:
    """Whether the money is still here: neither refunded nor promised back, nor in an advance that a final invoice deducts. What
    it was set off against is open again."""
    left = {one.account: one.left for one in paid_from(account)}
    sent = payment.payer_id is None or money(payment.amount, account) <= left[payment.payer_id]
    return sent and promised(account) <= taken.held


def _take_advance_back(actor: Actor, account: DealAccount, sheet: Sheet, document: UUID) -> None:
    """The money of an advance is gone: its invoice is credited and the request is open again. A deposit that a final
    invoice has released already stays; then that invoice is open again as far as it was paid, and the deal shows the rest as
    owed by the payer on UNALLOC."""
    credit_invoice(actor, invoice=document, reason=CreditReason.CORRECTION)
    request = first(AdvanceRequestRow, where("deal = %s AND received > 0", account.deal), order="id DESC")
    if request is not None:
        left = request.received - sheet.document(document).amounts.gross.amount
        state = AdvanceState.PARTLY_PAID if left else AdvanceState.ASKED
        change(AdvanceRequestRow, where("id = %s", request.id), received=left, state=state.value)
