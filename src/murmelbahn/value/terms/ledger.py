"""Double entry: accounts, postings, entries, and the book of one deal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from murmelbahn.kernel.money import Money


class Account(StrEnum):
    """The accounts of a deal. Taxes due are kept per accounting month."""

    BANK = "BANK"
    DEBTOR = "DEBTOR"
    UNALLOC = "UNALLOC"
    """Money owed back or not matched."""
    DEPOSIT = "DEPOSIT"
    """Advances, net."""
    UNEARNED = "UNEARNED"
    """Invoiced, not handed over, net."""
    VAT_PENDING = "VAT_PENDING"
    VAT_DUE = "VAT_DUE"
    REGTAX_PENDING = "REGTAX_PENDING"
    REGTAX_DUE = "REGTAX_DUE"
    PASSTHROUGH = "PASSTHROUGH"
    REVENUE = "REVENUE"
    DAMAGES = "DAMAGES"
    COMMISSION = "COMMISSION"
    AGENT_ACCRUED = "AGENT_ACCRUED"
    VAT_INPUT = "VAT_INPUT"
    AGENT_PAYABLE = "AGENT_PAYABLE"
    WRITTEN_OFF = "WRITTEN_OFF"
    """Claims given up by a named person; not in the stories, needed to end what is never paid."""


MUST_BE_ZERO = (
    Account.DEBTOR,
    Account.UNALLOC,
    Account.DEPOSIT,
    Account.UNEARNED,
    Account.VAT_PENDING,
    Account.REGTAX_PENDING,
    Account.PASSTHROUGH,
)
"""Settled: all of these are 0.00 (DEAL.md, section 5)."""


class EntryKind(StrEnum):
    """What happened in the business that an entry records."""

    ADVANCE = "advance"
    INVOICE = "invoice"
    PAYMENT = "payment"
    RETURNED = "returned"
    UNASSIGNED = "unassigned"
    FEE = "fee"
    HANDOVER = "handover"
    CREDIT_NOTE = "credit_note"
    DAMAGES = "damages"
    REFUND = "refund"
    SET_OFF = "set_off"
    WRITE_OFF = "write_off"
    COMMISSION = "commission"
    CLAW_BACK = "claw_back"
    SELF_BILL = "self_bill"
    PAYOUT = "payout"


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One side of an entry: debit is positive, credit negative. `month` (2026-11) for accounts kept by month;
    `document` is the invoice or statement whose claim, tax or deposit it moves."""

    account: Account
    amount: Money
    month: str = ""
    document: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """An entry of the ledger, as booked. `reference` is the document, bank entry or refund that caused it."""

    id: UUID
    deal: UUID | None
    number: int
    kind: EntryKind
    on: date
    reference: UUID | None
    postings: tuple[Posting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Balance of one account of a deal (debit positive), per month where shown."""

    account: Account
    month: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFault:
    """One violated invariant (I1, I5, I6 of RELIABILITY): where, and both values."""

    invariant: str
    where: str
    expected: str
    found: str
