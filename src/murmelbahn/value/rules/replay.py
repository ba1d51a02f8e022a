"""The ledger of a deal once more: what every entry must say by the posting rules, from its documents and payments alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from murmelbahn.kernel.money import Money, Taxed
from murmelbahn.kernel.periods import month_of
from murmelbahn.value.rules import claims as rules
from murmelbahn.value.rules.book import Book, Postings, balanced
from murmelbahn.value.rules.earning import commission_accrued, commission_clawed_back, fee_paid, handed_over
from murmelbahn.value.rules.payments import receive, refund_paid, take_back, written_off
from murmelbahn.value.terms import Account, EntryKind, InvoiceContent, InvoiceKind

Source = tuple[EntryKind, UUID | None]
"""What an entry stands for: its kind, and which document or money if there may be several."""
ENTRY_OF = {
    InvoiceKind.FINAL: EntryKind.INVOICE,
    InvoiceKind.CREDIT_NOTE: EntryKind.CREDIT_NOTE,
    InvoiceKind.DAMAGES: EntryKind.DAMAGES,
}
ONCE = (EntryKind.COMMISSION, EntryKind.CLAW_BACK, EntryKind.FEE, EntryKind.HANDOVER)
"""Once in a deal, whatever they refer to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """An entry as the ledger has it."""

    id: UUID
    kind: EntryKind
    on: date
    reference: UUID | None
    postings: Postings

    @property
    def source(self) -> Source:
        kind = EntryKind.PAYMENT if self.kind is EntryKind.ADVANCE else self.kind
        return kind, None if kind in ONCE else self.reference

    def moved(self, account: Account) -> Money | None:
        """What the entry moved on an account; None if nothing."""
        found = [one.amount for one in self.postings if one.account is account]
        return sum(found[1:], found[0]) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What entries are made of: documents, payments, refunds by id; commission accrued, taken back and billed (by bill); the
    fees that the log says were laid out. `days`: of what has one, by its source."""

    documents: Mapping[UUID, InvoiceContent]
    payments: Mapping[UUID, Money]
    refunds: Mapping[UUID, Money]
    accrued: Money
    clawed_back: Money
    billed: Mapping[UUID, Money]
    fees: Money
    days: Mapping[Source, date]

    def booked(self) -> tuple[Source, ...]:
        """What must have an entry: every document but an advance invoice (its payment is booked), all money, the handover,
        commission and what was billed of it."""
        papers = ((ENTRY_OF[one.kind], key) for key, one in self.documents.items() if one.kind in ENTRY_OF)
        money = ((EntryKind.PAYMENT, key) for key in self.payments)
        back = ((EntryKind.REFUND, key) for key in self.refunds)
        bills = ((EntryKind.SELF_BILL, key) for key, amount in self.billed.items() if amount)
        once = {EntryKind.COMMISSION: self.accrued, EntryKind.CLAW_BACK: self.clawed_back, EntryKind.FEE: self.fees}
        single = ((kind, None) for kind, amount in once.items() if amount)
        over = ((EntryKind.HANDOVER, None),) if (EntryKind.HANDOVER, None) in self.days else ()
        return (*papers, *money, *back, *bills, *single, *over)


@dataclass(slots=True)
class _Replay:
    sources: Sources
    book: Book
    open: dict[UUID, rules.Claim] = field(default_factory=dict)
    paid: dict[UUID, Postings] = field(default_factory=dict)
    earned: bool = False

    @property
    def claims(self) -> tuple[rules.Claim, ...]:
        return tuple(sorted(self.open.values(), key=lambda claim: (claim.due_on, claim.document)))

    def expected(self, entry: Booked) -> Postings | None:
        """What the rules say; None where an entry needs no document (self-billing, payout)."""
        month = month_of(entry.on)
        match entry.kind:
            case EntryKind.ADVANCE | EntryKind.PAYMENT:
                return self._payment(entry, month)
            case EntryKind.RETURNED | EntryKind.UNASSIGNED if entry.reference is not None:
                return take_back(self.book, self.paid[entry.reference], self.claims, month=month)
            case EntryKind.INVOICE if entry.reference is not None:
                return self._invoice(entry.reference, entry.on, month)
            case EntryKind.CREDIT_NOTE if entry.reference is not None:
                return self._credit(entry.reference, month)
            case EntryKind.DAMAGES if entry.reference is not None:
                return self._damages(entry, entry.reference)
            case EntryKind.HANDOVER if entry.reference is not None:
                self.earned = True
                return handed_over(self.book, entry.reference, month=month)
            case EntryKind.FEE if entry.reference is not None:
                laid_out = entry.moved(Account.AGENT_PAYABLE)
                return () if laid_out is None else fee_paid(entry.reference, -laid_out)
            case EntryKind.REFUND if entry.reference is not None:
                return refund_paid(self.sources.refunds[entry.reference])
            case EntryKind.SET_OFF:
                held = rules.least(self.book.balance(Account.DEBTOR), -self.book.balance(Account.UNALLOC))
                used = rules.least(held, entry.moved(Account.UNALLOC) or held)
                return receive(self.book, used, month=month, claims=self.claims, source=Account.UNALLOC).postings
            case EntryKind.WRITE_OFF:
                given_up = entry.moved(Account.DEBTOR)
                return () if given_up is None else written_off(self.book, self.claims, -given_up, month=month)
            case EntryKind.COMMISSION:
                return commission_accrued(self.sources.accrued)
            case EntryKind.CLAW_BACK:
                return commission_clawed_back(self.sources.clawed_back)
        return None

    def _payment(self, entry: Booked, month: str) -> Postings:
        amount = self.sources.payments[entry.reference] if entry.reference else Money.zero(self.book.currency)
        postings: Postings = ()
        for document in {one.document for one in entry.postings if one.account is Account.DEPOSIT and one.document}:
            taxed = self._taxed(document)
            amount -= taxed.gross
            postings += rules.advance_received(document, taxed, month=month)
        met = receive(self.book, amount, month=month, claims=self.claims)
        found = balanced(*postings, *met.postings)
        if entry.reference is not None:
            self.paid[entry.reference] = found
        return found

    def _invoice(self, document: UUID, on: date, month: str) -> Postings:
        content = self.sources.documents[document]
        advances = tuple(rules.Deducted(invoice=one.invoice, amounts=one.amounts) for one in content.advances)
        postings = rules.invoiced(document, content.full, advances)
        held = -self.book.balance(Account.UNALLOC)
        claim = self._claim(document, content, content.due_on or on)
        if held > Money.zero(self.book.currency):
            after = self.book.after(postings)
            met = receive(after, held, month=month, claims=(claim,), source=Account.UNALLOC)
            postings = balanced(*postings, *met.postings)
        if self.earned:
            postings = balanced(*postings, *handed_over(self.book.after(postings), document, month=month))
        return postings

    def _credit(self, note: UUID, month: str) -> Postings:
        content = self.sources.documents[note]
        document = content.corrects
        if document is None:
            return ()
        kind = self.sources.documents[document].kind
        if kind is InvoiceKind.ADVANCE:
            return rules.advance_credited(document, self._taxed(document), month=month)
        claim = self.open[document]
        less = claim.amounts - content.amounts
        self.open[document] = rules.Claim(document=document, kind=kind, due_on=claim.due_on, amounts=less)
        if kind is InvoiceKind.DAMAGES:
            return rules.damages_credited(self.book, document, content.amounts.gross)
        released = tuple(rules.Deducted(invoice=one.invoice, amounts=one.amounts) for one in content.advances)
        return rules.invoice_credited(self.book, document, content.amounts, released, month=month)

    def _damages(self, entry: Booked, document: UUID) -> Postings:
        content = self.sources.documents[document]
        withheld = entry.moved(Account.UNALLOC) is not None
        self._claim(document, content, content.due_on or entry.on)
        return rules.damages_stated(self.book, document, content.amounts.gross, withhold=withheld)[0]

    def _claim(self, document: UUID, content: InvoiceContent, due_on: date) -> rules.Claim:
        claim = rules.Claim(document=document, kind=content.kind, due_on=due_on, amounts=content.amounts)
        self.open[document] = claim
        return claim

    def _taxed(self, document: UUID) -> Taxed:
        amounts = self.sources.documents[document].amounts
        return Taxed(amounts.net, amounts.vat, amounts.net + amounts.vat)


def replay(currency: str, entries: Iterable[Booked], sources: Sources) -> Iterator[tuple[Booked, str, str]]:
    """Every entry in its order with what the rules say it is and what it is, as texts that can be compared.

    A document or payment that an entry rests on and that is gone reads as `gone`.
    """
    state = _Replay(sources, Book(currency))
    for entry in entries:
        try:
            expected = state.expected(entry)
        except KeyError as gone:
            yield entry, f"rests on {gone.args[0]}", "gone"
        else:
            yield entry, shown(entry.postings if expected is None else expected), shown(entry.postings)
        state.book = state.book.after(entry.postings)


def shown(postings: Postings) -> str:
    """Account, month, document and amount of every posting, sorted."""
    return "; ".join(
        sorted(
            f"{one.account.value}{f' {one.month}' if one.month else ''} {one.amount.amount}"
            f"{f' of {one.document}' if one.document else ''}"
            for one in postings
        )
    )
