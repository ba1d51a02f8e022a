"""The ledger of a deal, whether it is settled, and whether the whole world's books are right."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.sql import ask, ask_one
from murmelbahn.value.models import Entry
from murmelbahn.value.models import Posting as PostingRow
from murmelbahn.value.queries.access import account_of, require
from murmelbahn.value.queries.sheet import sheet_of
from murmelbahn.value.terms import (
    Account,
    Balance,
    EntryKind,
    EntryView,
    InvoiceKind,
    LedgerFault,
    Posting,
    Settled,
)

MONEY_TEST = """
SELECT (SELECT coalesce(sum(amount), 0) FROM value_payment WHERE deal = %s AND NOT returned),
       (SELECT coalesce(sum(amount), 0) FROM value_refund WHERE deal = %s AND state = 'paid'),
       (SELECT coalesce(sum(posting.amount), 0) FROM value_posting posting JOIN value_entry entry ON entry.id = entry_id
        WHERE posting.deal = %s AND posting.account = 'DEBTOR' AND entry.kind = 'write_off'),
       EXISTS (SELECT 1 FROM value_commission WHERE deal = %s)
"""
CLAIMING = frozenset({InvoiceKind.ADVANCE, InvoiceKind.FINAL, InvoiceKind.DAMAGES})
CHECKS = {
    "I1 entry": """
        SELECT entry_id::text, '0.00', sum(amount)::text FROM value_posting
        GROUP BY entry_id, currency HAVING sum(amount) <> 0""",
    "I1 currency": "SELECT currency, '0.00', sum(amount)::text FROM value_posting GROUP BY currency HAVING sum(amount) <> 0",
    "I5 series": """
        SELECT seller || ' ' || series.kind || ' ' || series.year, series.last::text,
               count(invoice.id) || ' up to ' || coalesce(max(invoice.serial), 0)
        FROM value_series series LEFT JOIN value_invoice invoice USING (seller, kind, year)
        GROUP BY series.id, seller, series.kind, series.year, series.last
        HAVING count(invoice.id) <> series.last OR coalesce(max(invoice.serial), 0) <> series.last
            OR count(DISTINCT invoice.serial) <> series.last""",
    "I5 unnumbered": """
        SELECT number, 'a series', 'none' FROM value_invoice invoice WHERE NOT EXISTS
            (SELECT 1 FROM value_series series WHERE (series.seller, series.kind, series.year)
                = (invoice.seller, invoice.kind, invoice.year))""",
    "I6 bank": """
        SELECT account.deal::text, (coalesce(paid.amount, 0) - coalesce(refunded.amount, 0) - coalesce(agent.amount, 0))::text,
               coalesce(ledger.amount, 0)::text
        FROM value_dealaccount account
        LEFT JOIN (SELECT deal, sum(amount) AS amount FROM value_payment WHERE NOT returned GROUP BY deal) paid USING (deal)
        LEFT JOIN (SELECT deal, sum(amount) AS amount FROM value_refund WHERE state = 'paid' GROUP BY deal) refunded
            USING (deal)
        LEFT JOIN (SELECT share.deal, sum(share.amount) AS amount FROM value_payoutshare share
                   JOIN value_payout payout ON payout.id = share.payout_id WHERE state = 'paid' GROUP BY share.deal) agent
            USING (deal)
        LEFT JOIN (SELECT deal, sum(amount) AS amount FROM value_posting WHERE account = 'BANK' GROUP BY deal) ledger
            USING (deal)
        WHERE coalesce(paid.amount, 0) - coalesce(refunded.amount, 0) - coalesce(agent.amount, 0)
            <> coalesce(ledger.amount, 0)""",
    "I6 payout": """
        SELECT payout.id::text, payout.amount::text, coalesce(sum(share.amount), 0)::text
        FROM value_payout payout LEFT JOIN value_payoutshare share ON share.payout_id = payout.id
        GROUP BY payout.id, payout.amount HAVING coalesce(sum(share.amount), 0) <> payout.amount""",
    "I6 allocation": """
        SELECT account.deal::text, coalesce(bank, 0)::text,
               (coalesce(documents.amount, 0) - coalesce(debtor, 0) + coalesce(given_up, 0) - coalesce(unalloc, 0))::text
        FROM value_dealaccount account
        LEFT JOIN (SELECT posting.deal, sum(amount) FILTER (WHERE account = 'BANK' AND kind <> 'payout') AS bank,
                          sum(amount) FILTER (WHERE account = 'DEBTOR') AS debtor,
                          sum(amount) FILTER (WHERE account = 'UNALLOC') AS unalloc,
                          sum(amount) FILTER (WHERE account = 'DEBTOR' AND kind = 'write_off') AS given_up
                   FROM value_posting posting JOIN value_entry entry ON entry.id = entry_id
                   GROUP BY posting.deal) ledger USING (deal)
        LEFT JOIN (SELECT deal, sum(CASE WHEN kind = 'credit_note' THEN -gross ELSE gross END) AS amount
                   FROM value_invoice WHERE deal IS NOT NULL GROUP BY deal) documents USING (deal)
        WHERE coalesce(bank, 0) <> coalesce(documents.amount, 0) - coalesce(debtor, 0) + coalesce(given_up, 0)
                - coalesce(unalloc, 0)""",
    "I6 commission": """
        SELECT account.deal::text, coalesce(lines.amount, 0)::text, coalesce(ledger.amount, 0)::text
        FROM value_dealaccount account
        LEFT JOIN (SELECT deal, sum(amount) AS amount FROM value_commission GROUP BY deal) lines USING (deal)
        LEFT JOIN (SELECT deal, sum(amount) AS amount FROM value_posting WHERE account = 'COMMISSION' GROUP BY deal) ledger
            USING (deal)
        WHERE coalesce(lines.amount, 0) <> coalesce(ledger.amount, 0)""",
    "I6 commission rule": """
        SELECT deal::text, round(base * rate / 100, 2)::text, amount::text FROM value_commission
        WHERE base IS NOT NULL AND amount <> round(base * rate / 100, 2)""",
    "I6 credit line": """
        SELECT draw.deal::text, coalesce(sum(posting.amount), 0)::text, draw.amount::text
        FROM value_creditdraw draw LEFT JOIN value_posting posting
            ON posting.deal = draw.deal AND posting.account = 'DEBTOR'
        GROUP BY draw.id, draw.deal, draw.amount HAVING coalesce(sum(posting.amount), 0) <> draw.amount""",
}
"""Each answers (where, expected, found) of every violation; PostgreSQL rounds numerics half away from zero: half up."""


def balances(actor: Actor, *, deal: UUID) -> tuple[Balance, ...]:
    """Balances of the deal's accounts, per month where shown; zero balances are left out."""
    account = account_of(actor, deal)
    sums: dict[tuple[Account, str], Money] = {}
    for one in sheet_of(account).book.postings:
        place = (one.account, one.month)
        sums[place] = sums.get(place, Money.zero(account.currency)) + one.amount
    order = {name: place for place, name in enumerate(Account)}
    found = sorted(sums.items(), key=lambda item: (order[item[0][0]], item[0][1]))
    return tuple(Balance(account=name, month=month, amount=amount) for (name, month), amount in found if amount)


def postings_of(actor: Actor, *, deal: UUID) -> tuple[EntryView, ...]:
    """The deal's ledger entries in order."""
    account = account_of(actor, deal)
    lines: dict[UUID, list[Posting]] = {}
    for row in PostingRow.objects.filter(deal=deal).order_by("id"):
        posting = Posting(
            account=Account(row.account),
            amount=Money.of(row.amount, account.currency),
            month=row.month,
            document=row.document,
        )
        lines.setdefault(row.entry_id, []).append(posting)
    return tuple(
        EntryView(
            id=row.id,
            deal=row.deal,
            number=number,
            kind=EntryKind(row.kind),
            on=row.on,
            reference=row.reference,
            postings=tuple(lines[row.id]),
        )
        for number, row in enumerate(Entry.objects.filter(deal=deal).order_by("id"), start=1)
    )


def settled(actor: Actor, *, deal: UUID) -> Settled:
    """The settled equation and the money test.

    `allocated` is read from the documents (what they claim less what is open or given up), receipts and refunds from the
    bank's own rows, `unallocated` from the ledger: three sources that must agree.
    """
    account = account_of(actor, deal)
    sheet = sheet_of(account)
    nothing = Money.zero(account.currency)
    claimed = nothing
    for document in sheet.documents:
        if document.kind in CLAIMING:
            claimed += document.amounts.gross
        elif document.kind is InvoiceKind.CREDIT_NOTE:
            claimed -= document.amounts.gross
    receipts, refunds, given_up, accrued = ask_one(MONEY_TEST, [deal] * 4)
    decided = account.handed_over is None or accrued
    still_open = sheet.book.not_zero()
    return Settled(
        settled=not still_open and decided,
        open=still_open,
        commission_decided=decided,
        receipts=Money.of(receipts, account.currency),
        refunds=Money.of(refunds, account.currency),
        allocated=claimed - sheet.book.balance(Account.DEBTOR) + Money.of(given_up, account.currency),
        unallocated=sheet.held(),
    )


def ledger_check(actor: Actor) -> tuple[LedgerFault, ...]:
    """I1 (entries and currencies sum to zero), I5 (series without hole or double), I6 (money test, commission = rule) over
    the whole world, in SQL. Empty when all is right."""
    require(actor, ActorKind.SYSTEM, ActorKind.OPERATOR, ActorKind.NSC_FINANCE)
    faults = []
    for invariant, statement in CHECKS.items():
        faults += [
            LedgerFault(invariant=invariant, where=where, expected=expected, found=found)
            for where, expected, found in ask(statement)
        ]
    return tuple(faults)
