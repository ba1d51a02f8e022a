"""Posting rules of the handover, the authority fee and the agent's commission: rule 4 of DEAL.md 5."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.money import Money, Taxed
from murmelbahn.value.rules.book import Book, Postings, balanced, credit, debit
from murmelbahn.value.terms import Account


def handed_over(book: Book, document: UUID, *, month: str) -> Postings:
    """Earned: revenue is recognised, what is pending of VAT and registration tax falls due in the month of handover."""
    net = -book.of(Account.UNEARNED, document)
    vat = -book.of(Account.VAT_PENDING, document)
    regtax = -book.of(Account.REGTAX_PENDING, document)
    return balanced(
        debit(Account.UNEARNED, net, document=document),
        debit(Account.VAT_PENDING, vat, document=document),
        debit(Account.REGTAX_PENDING, regtax, document=document),
        credit(Account.REVENUE, net, document=document),
        credit(Account.VAT_DUE, vat, month=month, document=document),
        credit(Account.REGTAX_DUE, regtax, month=month, document=document),
    )


def fee_paid(document: UUID, amount: Money) -> Postings:
    """The agent laid the authority fee out: it passes through to the agent."""
    return balanced(debit(Account.PASSTHROUGH, amount, document=document), credit(Account.AGENT_PAYABLE, amount))


def commission_accrued(amount: Money) -> Postings:
    return balanced(debit(Account.COMMISSION, amount), credit(Account.AGENT_ACCRUED, amount))


def commission_clawed_back(amount: Money) -> Postings:
    return balanced(debit(Account.AGENT_ACCRUED, amount), credit(Account.COMMISSION, amount))


def self_billed(document: UUID, amounts: Taxed) -> Postings:
    """One deal's share of a self-billed document: the accrual becomes a payable, VAT is input tax."""
    return balanced(
        debit(Account.AGENT_ACCRUED, amounts.net),
        debit(Account.VAT_INPUT, amounts.tax, document=document),
        credit(Account.AGENT_PAYABLE, amounts.gross, document=document),
    )


def agent_paid(amount: Money) -> Postings:
    """One deal's share of a payment to its agent; a negative share is set off against the others."""
    return balanced(debit(Account.AGENT_PAYABLE, amount), credit(Account.BANK, amount))


def agent_payment_back(amount: Money) -> Postings:
    """The bank could not credit the agent: its share of the deal is owed again."""
    return balanced(debit(Account.BANK, amount), credit(Account.AGENT_PAYABLE, amount))
