"""Posting rules of money: a receipt fills claims, its VAT falls due in the month of receipt, the rest is held.

Rule 3 of DEAL.md 5: of a final invoice, net and VAT are filled before registration tax and authority fees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from murmelbahn.kernel.money import Money, Taxed, total
from murmelbahn.value.rules.book import Book, Postings, balanced, credit, debit
from murmelbahn.value.rules.claims import Claim, advance_received, least
from murmelbahn.value.terms import Account, Posting


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptDecision:
    """The entry of a receipt; what met an advance request, what met claims, what is held."""

    postings: Postings
    advance: Taxed | None
    claimed: Money
    held: Money

    @property
    def allocated(self) -> Money:
        return self.claimed if self.advance is None else self.claimed + self.advance.gross


def vat_to_move(book: Book, claim: Claim, paid: Money) -> Money:
    """VAT that a change of what is paid by `paid` moves from pending to due (negative: back to pending).

    Cumulative: after every receipt the VAT due is round(paid x VAT / (net + VAT)) of the claim, all of it once net and VAT
    are filled. So parts never drift from the whole. Nothing moves once the car is handed over: then it was due anyway.
    """
    nothing = Money.zero(book.currency)
    pending = -book.of(Account.VAT_PENDING, claim.document)
    waiting = book.of(Account.UNEARNED, claim.document) != nothing
    if not waiting:
        return nothing
    filled = claim.amounts.gross - book.of(Account.DEBTOR, claim.document) + paid
    taxed = claim.amounts.net + claim.amounts.vat
    if filled >= taxed or not taxed:
        due = claim.amounts.vat
    else:
        due = Money.rounded(filled.amount * claim.amounts.vat.amount / taxed.amount, book.currency)
    return due - (claim.amounts.vat - pending)


def settle_claim(book: Book, claim: Claim, amount: Money, *, month: str) -> tuple[Posting, ...]:
    """The credit side of `amount` meeting a claim, with the VAT it moves (a negative amount opens the claim again)."""
    vat = vat_to_move(book, claim, amount)
    return (
        debit(Account.VAT_PENDING, vat, document=claim.document),
        credit(Account.DEBTOR, amount, document=claim.document),
        credit(Account.VAT_DUE, vat, month=month, document=claim.document),
    )


def receive(
    book: Book,
    amount: Money,
    *,
    month: str,
    claims: Sequence[Claim],
    asked: Money | None = None,
    advance: UUID | None = None,
    vat_rate: Decimal = Decimal(0),
    source: Account = Account.BANK,
) -> ReceiptDecision:
    """Distribute money: first an open advance request (`asked` is what it still lacks, `advance` names the advance invoice
    to be issued for it), then open claims in the order given (by due date), the rest is held."""
    nothing = Money.zero(book.currency)
    rest, postings, taxed = amount, [debit(source, amount)], None
    if asked is not None and advance is not None and asked > nothing:
        part = least(asked, rest)
        taxed = Taxed.from_gross(part, vat_rate)
        postings += [credit(source, part), *advance_received(advance, taxed, month=month, source=source)]
        rest -= part
    claimed = nothing
    for claim in claims:
        part = least(book.of(Account.DEBTOR, claim.document), rest)
        if part > nothing:
            postings += settle_claim(book, claim, part, month=month)
            rest, claimed = rest - part, claimed + part
    return ReceiptDecision(
        postings=balanced(*postings, credit(Account.UNALLOC, rest)), advance=taxed, claimed=claimed, held=rest
    )


def take_back(book: Book, original: Postings, claims: Sequence[Claim], *, month: str) -> Postings:
    """The bank took a receipt back: what it had met is open again, VAT returns to pending in this month.

    What was held of it is owed back no more. If it is not held any more, because it was set off, what it was set off against is
    open again, the claim that fell due last first. A deposit it made is taken back by crediting its advance invoice, a document
    of its own; until then, and where nothing else is left, the amount stands as owed by the payer on UNALLOC.
    """
    nothing = Money.zero(book.currency)
    amount = total((one.amount for one in original if one.account is Account.BANK), book.currency)
    rest, after = amount, book
    known = {claim.document: claim for claim in claims}
    met = [
        (known[one.document], -one.amount)
        for one in original
        if one.account is Account.DEBTOR and one.document in known
    ]
    for claim, part in met:
        opened = _opened(after, claim, part, month=month)
        rest, after = rest - _claimed(opened, book.currency), after.after(opened)
    missing = rest - _deposited(book, original) - max(-book.balance(Account.UNALLOC), nothing)
    for claim in reversed(claims):
        opened = _opened(after, claim, max(missing, nothing), month=month)
        part = _claimed(opened, book.currency)
        rest, missing, after = rest - part, missing - part, after.after(opened)
    moved = after.postings[len(book.postings) :]
    return balanced(*moved, debit(Account.UNALLOC, rest), credit(Account.BANK, amount))


def _opened(book: Book, claim: Claim, amount: Money, *, month: str) -> Postings:
    """A claim open again by an amount, and by no more than was paid of it: one that was credited is not."""
    paid = claim.amounts.gross - book.of(Account.DEBTOR, claim.document)
    part = least(amount, paid)
    return settle_claim(book, claim, -part, month=month) if part > Money.zero(book.currency) else ()


def _claimed(postings: Postings, currency: str) -> Money:
    return total((one.amount for one in postings if one.account is Account.DEBTOR), currency)


def _deposited(book: Book, original: Postings) -> Money:
    """What a receipt paid as an advance whose deposit stands: it is held again as soon as its invoice is credited."""
    stand = {
        one.document for one in original if one.account is Account.DEPOSIT and book.of(Account.DEPOSIT, one.document)
    }
    made = (one for one in original if one.account in (Account.DEPOSIT, Account.VAT_DUE))
    return -total((one.amount for one in made if one.document in stand), book.currency)


def refund_paid(amount: Money) -> Postings:
    return balanced(debit(Account.UNALLOC, amount), credit(Account.BANK, amount))


def written_off(book: Book, claims: Sequence[Claim], amount: Money, *, month: str) -> Postings:
    """Give claims up, oldest first. The VAT contained in an invoice's claim is corrected (UStG 17(2) no. 1), a damages
    statement has none."""
    nothing = Money.zero(book.currency)
    rest, postings = amount, []
    for claim in claims:
        part = least(book.of(Account.DEBTOR, claim.document), rest)
        if part <= nothing:
            continue
        share = part.amount / claim.amounts.gross.amount
        vat = Money.rounded(claim.amounts.vat.amount * share, book.currency)
        pending = least(-book.of(Account.VAT_PENDING, claim.document), vat)
        postings += [
            debit(Account.WRITTEN_OFF, part - vat, document=claim.document),
            debit(Account.VAT_PENDING, pending, document=claim.document),
            debit(Account.VAT_DUE, vat - pending, month=month, document=claim.document),
            credit(Account.DEBTOR, part, document=claim.document),
        ]
        rest -= part
    return balanced(*postings)
