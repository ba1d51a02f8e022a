"""Saving: the lock of a deal's account, one statement per entry, one per number. Used by every operation of the room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F

from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import emit, now, today
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money, total
from murmelbahn.kernel.saving import insert
from murmelbahn.kernel.sql import ask_one, tell
from murmelbahn.markets import queries as markets
from murmelbahn.value.models import CreditDraw, DealAccount, Invoice
from murmelbahn.value.queries.access import account_of
from murmelbahn.value.queries.frozen import freeze
from murmelbahn.value.terms import Account, EntryKind, InvoiceContent, InvoiceKind, Posting

ENTRY = """
WITH entry AS (
    INSERT INTO value_entry (id, market, seller, deal, kind, "on", reference, note, booked_at)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
)
INSERT INTO value_posting (id, entry_id, deal, market, seller, currency, account, month, amount, document) VALUES
"""
LINE = "(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
NEXT_NUMBER = """
INSERT INTO value_series (id, market, seller, kind, year, last) VALUES (%s, %s, %s, %s, %s, 1)
ON CONFLICT (seller, kind, year) DO UPDATE SET last = value_series.last + 1 RETURNING last
"""
LETTERS = {
    InvoiceKind.ADVANCE: "AD",
    InvoiceKind.FINAL: "IN",
    InvoiceKind.CREDIT_NOTE: "CN",
    InvoiceKind.DAMAGES: "DS",
    InvoiceKind.COMMISSION: "CO",
    InvoiceKind.CLAW_BACK: "CB",
}
"""The kind inside a number: every kind is its own series of a legal entity and year."""


def lock(actor: Actor, deal: UUID) -> DealAccount:
    """The deal's account, locked until the end of the command. Raises NotFound."""
    return account_of(actor, deal, lock=True)


def local_day(market: str) -> date:
    """The world's calendar day in the market's zone."""
    return today(markets.market(SYSTEM, code=market).zone)


def day_after(day: date, market: str) -> datetime:
    """The first moment after a day in the market's zone: when a timer that waits for the day's end rings."""
    zone = ZoneInfo(markets.market(SYSTEM, code=market).zone)
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=zone)


def book(
    account: DealAccount,
    postings: Sequence[Posting],
    *,
    kind: EntryKind,
    on: date,
    reference: UUID | None = None,
    note: str = "",
) -> UUID:
    """Append one entry. What a deal owes on a credit line follows its DEBTOR balance."""
    entry = new_id()
    parameters: list[Any] = [
        *(entry, account.market, account.seller, account.deal, kind.value, on, reference, note, now())
    ]
    for one in postings:
        parameters += new_id(), entry, account.deal, account.market, account.seller, account.currency
        parameters += one.account.value, one.month, one.amount.amount, one.document
    tell(ENTRY + ", ".join([LINE] * len(postings)), parameters)
    if account.credit_line is not None:
        owed = total((one.amount for one in postings if one.account is Account.DEBTOR), account.currency)
        if owed:
            CreditDraw.objects.filter(deal=account.deal).update(amount=F("amount") + owed.amount)
    return entry


def issue(content: InvoiceContent, *, identity: UUID, currency: str) -> tuple[str, str]:
    """Give a document its number and freeze it. The number's row is the last lock of a command. Answers number and digest."""
    serial = _next_number(content)
    pattern = markets.market(SYSTEM, code=content.market).numbering.pattern
    number = pattern.format(kind=LETTERS[content.kind], year=content.issued_on.year, number=serial)
    content = replace(content, number=number)
    frozen, sha256 = freeze(content)
    amounts = content.amounts
    insert(
        Invoice,
        id=identity,
        market=content.market,
        seller=content.seller,
        deal=content.deal,
        agent=content.agent,
        kind=content.kind.value,
        year=content.issued_on.year,
        serial=serial,
        number=number,
        version=content.version,
        issued_on=content.issued_on,
        due_on=content.due_on,
        tax_date=content.tax_date,
        currency=currency,
        net=amounts.net.amount,
        vat=amounts.vat.amount,
        regtax=amounts.regtax.amount,
        passthrough=amounts.passthrough.amount,
        gross=amounts.gross.amount,
        corrects_id=content.corrects,
        content=frozen,
        sha256=sha256,
    )
    return number, sha256


def _next_number(content: InvoiceContent) -> int:
    serial: int = ask_one(
        NEXT_NUMBER,
        [new_id(), content.market, content.seller, content.kind.value, content.issued_on.year],
    )[0]
    return serial


def money(amount: object, account: DealAccount) -> Money:
    """A column's amount in the deal's currency."""
    return Money.of(str(amount), account.currency)


def say(account: DealAccount, body: Any) -> None:
    """Emit a fact keyed by the deal."""
    emit(body, key=account.deal, market=account.market, seller=account.seller)
