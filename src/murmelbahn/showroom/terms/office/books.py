"""The books at a glance: claims by age, taxes by month, agents, statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.kernel.money import Money
from murmelbahn.retail.terms import Agent, AgentAccount
from murmelbahn.showroom.terms.sheets import Choice
from murmelbahn.value.terms import Age, CommissionBalance, OpenItem, PayoutView, StatementView, TaxMonth, UnreadEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeRow:
    """Unpaid claims of a seller by age: a number and a sum for each, and in all."""

    market: str
    seller: str
    """Its legal name."""
    ages: tuple[tuple[Age, int, Money], ...]
    claims: int
    open: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    item: OpenItem
    number: str
    customer: str
    grace: date
    """How long a reminder of today gives."""
    lent: bool
    """Late by the calendar, but owed by a bank or a lessor that pays after the handover: nobody is reminded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsSheet:
    """Unpaid claims, the oldest due first."""

    ages: tuple[Age, ...]
    rows: tuple[AgeRow, ...]
    markets: tuple[Choice, ...]
    lines: tuple[ClaimLine, ...]
    after: str
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxesSheet:
    """Taxes of a year by month. What is due from `today` on stands out."""

    year: int
    years: tuple[int, ...]
    months: tuple[TaxMonth, ...]
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentLine:
    """An agent with what it has earned and is owed. `account` is the newest that was recorded."""

    agent: Agent
    balance: CommissionBalance | None
    account: AgentAccount | None
    open: int
    returned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentsSheet:
    lines: tuple[AgentLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PayoutLine:
    payout: PayoutView
    deals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentSheet:
    """One agent: balance, account, payments, and the months that can be closed."""

    agent: Agent
    balances: tuple[CommissionBalance, ...]
    vat_id: str
    accounts: tuple[AgentAccount, ...]
    people: dict[UUID, str]
    payouts: tuple[PayoutLine, ...]
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementsSheet:
    """`statements`: each with how many of its entries wait to be cleared up."""

    statements: tuple[tuple[StatementView, int], ...]
    unread: tuple[UnreadEntry, ...]
