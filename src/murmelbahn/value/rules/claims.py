"""Posting rules of documents: what an advance, an invoice, a credit note and a damages statement book.

Advance received: rule 1 of DEAL.md 5. Final invoice: rule 2. Corrections are the inverse, in the month of the change: rule 5.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.kernel.money import Money, Taxed
from murmelbahn.value.rules.book import Book, Postings, balanced, credit, debit
from murmelbahn.value.terms import Account, InvoiceKind, Totals


@dataclass(frozen=True, slots=True, kw_only=True)
class Deducted:
    """An advance invoice that a final invoice deducts, with its stored amounts."""

    invoice: UUID
    amounts: Taxed


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A document that claims money: `amounts` less what credit notes took back."""

    document: UUID
    kind: InvoiceKind
    due_on: date
    amounts: Totals


def advance_received(document: UUID, amounts: Taxed, *, month: str, source: Account = Account.BANK) -> Postings:
    """Money for an advance: net is a deposit, VAT is due in the month of receipt."""
    return balanced(
        debit(source, amounts.gross),
        credit(Account.DEPOSIT, amounts.net, document=document),
        credit(Account.VAT_DUE, amounts.tax, month=month, document=document),
    )


def remainder(full: Totals, advances: tuple[Deducted, ...]) -> Totals:
    """What a final invoice claims: full amounts less the *stored* amounts of the advances, never recomputed."""
    rest = full
    for advance in advances:
        rest -= Totals.of(advance.amounts.net, advance.amounts.tax)
    return rest


def invoiced(document: UUID, full: Totals, advances: tuple[Deducted, ...]) -> Postings:
    """A final invoice: the remainder is claimed, deposits are released, everything waits for the handover."""
    rest = remainder(full, advances)
    return balanced(
        debit(Account.DEBTOR, rest.gross, document=document),
        *(debit(Account.DEPOSIT, one.amounts.net, document=one.invoice) for one in advances),
        credit(Account.UNEARNED, full.net, document=document),
        credit(Account.VAT_PENDING, rest.vat, document=document),
        credit(Account.REGTAX_PENDING, rest.regtax, document=document),
        credit(Account.PASSTHROUGH, rest.passthrough, document=document),
    )


def least(one: Money, other: Money) -> Money:
    return one if one < other else other


def invoice_credited(
    book: Book, document: UUID, amounts: Totals, advances: tuple[Deducted, ...], *, month: str
) -> Postings:
    """Take `amounts` of a final invoice back and restore the deposits it had released.

    What still waits is reversed where it waits; what is already due or earned is corrected in `month`. The unpaid part of
    the claim disappears, the paid part is owed back (UNALLOC).
    """
    deposits = tuple(credit(Account.DEPOSIT, one.amounts.net, document=one.invoice) for one in advances)
    net = amounts.net
    for one in advances:
        net += one.amounts.net
    unearned = least(-book.of(Account.UNEARNED, document), net)
    pending = least(-book.of(Account.VAT_PENDING, document), amounts.vat)
    regtax = least(-book.of(Account.REGTAX_PENDING, document), amounts.regtax)
    unpaid = least(book.of(Account.DEBTOR, document), amounts.gross)
    return balanced(
        debit(Account.UNEARNED, unearned, document=document),
        debit(Account.REVENUE, net - unearned, document=document),
        debit(Account.VAT_PENDING, pending, document=document),
        debit(Account.VAT_DUE, amounts.vat - pending, month=month, document=document),
        debit(Account.REGTAX_PENDING, regtax, document=document),
        debit(Account.REGTAX_DUE, amounts.regtax - regtax, month=month, document=document),
        debit(Account.PASSTHROUGH, amounts.passthrough, document=document),
        *deposits,
        credit(Account.DEBTOR, unpaid, document=document),
        credit(Account.UNALLOC, amounts.gross - unpaid),
    )


def advance_credited(document: UUID, amounts: Taxed, *, month: str) -> Postings:
    """Take an advance invoice back: deposit and VAT become money owed back."""
    return balanced(
        debit(Account.DEPOSIT, amounts.net, document=document),
        debit(Account.VAT_DUE, amounts.tax, month=month, document=document),
        credit(Account.UNALLOC, amounts.gross),
    )


def damages_stated(book: Book, document: UUID, amount: Money, *, withhold: bool) -> tuple[Postings, Money]:
    """Damages outside VAT; answers the entry and how much was withheld from money held for the payer."""
    held = -book.balance(Account.UNALLOC)
    nothing = Money.zero(amount.currency)
    withheld = least(held, amount) if withhold and held > nothing else nothing
    entry = balanced(
        debit(Account.UNALLOC, withheld),
        debit(Account.DEBTOR, amount - withheld, document=document),
        credit(Account.DAMAGES, amount, document=document),
    )
    return entry, withheld


def damages_credited(book: Book, document: UUID, amount: Money) -> Postings:
    unpaid = least(book.of(Account.DEBTOR, document), amount)
    return balanced(
        debit(Account.DAMAGES, amount, document=document),
        credit(Account.DEBTOR, unpaid, document=document),
        credit(Account.UNALLOC, amount - unpaid),
    )
