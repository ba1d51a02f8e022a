"""The ledger of a deal against what it was made of: every entry is computed again by the posting rules."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from uuid import UUID

from pydantic import ValidationError

from murmelbahn.kernel.evidence import Claim
from murmelbahn.kernel.money import Money, total
from murmelbahn.kernel.sql import ask, ask_one
from murmelbahn.value.models import CommissionRow, Invoice, Payment, Refund
from murmelbahn.value.queries.frozen import thaw
from murmelbahn.value.rules.evidence import STREAM
from murmelbahn.value.rules.replay import ENTRY_OF, Booked, Source, Sources, replay
from murmelbahn.value.terms import Account, EntryKind, InvoiceContent, Posting, RefundState

ENTRIES = """
SELECT entry.id, entry.kind, entry."on", entry.reference,
       coalesce(json_agg(json_build_array(posting.account, posting.amount::text, posting.month, posting.document))
                FILTER (WHERE posting.id IS NOT NULL), '[]')::text
FROM value_entry entry LEFT JOIN value_posting posting ON posting.entry_id = entry.id
WHERE entry.deal = %s GROUP BY entry.id ORDER BY entry.id
"""

ELSEWHERE = """
SELECT (SELECT handed_over FROM value_dealaccount WHERE deal = %s),
       (SELECT coalesce(sum((body -> 'amount' ->> 'amount')::numeric), 0) FROM kernel_fact
        WHERE topic = 'value.fee.paid' AND key = %s)
"""


def audited(deal: UUID, currency: str) -> Iterator[Claim]:
    """Two claims for every entry, for its day and for everything that must have one: as the posting rules make it of documents,
    payments and refunds, and as it is booked."""
    entries, sources, nothing = _entries(deal, currency), _sources(deal, currency), Money.zero(currency)
    booked = {entry.source for entry in entries}
    for kind, key in sources.booked():
        field = f"{kind.value} entry{f' of {key}' if key else ''}"
        yield Claim(STREAM, field, "value's own copy", "booked")
        yield Claim(STREAM, field, "value.entry", "booked" if (kind, key) in booked else "gone")
    for entry in entries:
        if day := sources.days.get(entry.source):
            yield Claim(STREAM, f"day of {entry.kind.value} {entry.id}", "value's own copy", day.isoformat())
            yield Claim(STREAM, f"day of {entry.kind.value} {entry.id}", "value.entry", entry.on.isoformat())
        if entry.kind is EntryKind.SELF_BILL and entry.reference is not None:
            field, billed = f"billed by {entry.reference}", sources.billed.get(entry.reference, nothing)
            yield Claim(STREAM, field, "value.commission", str(billed))
            yield Claim(STREAM, field, "value.posting", str(entry.moved(Account.AGENT_ACCRUED)))
    fees = [entry.moved(Account.AGENT_PAYABLE) or nothing for entry in entries if entry.kind is EntryKind.FEE]
    yield Claim(STREAM, "fees laid out", "facts value.fee.paid", str(sources.fees))
    yield Claim(STREAM, "fees laid out", "value.posting", str(-total(fees, currency)))
    for entry, expected, found in replay(currency, entries, sources):
        field = f"postings of {entry.kind.value} {entry.id}"
        yield Claim(STREAM, field, "posting rules", expected)
        yield Claim(STREAM, field, "value.posting", found)


def _entries(deal: UUID, currency: str) -> list[Booked]:
    rows = ask(ENTRIES, [deal])
    return [
        Booked(
            id=identity,
            kind=EntryKind(kind),
            on=on,
            reference=reference,
            postings=tuple(_posting(one, currency) for one in json.loads(postings)),
        )
        for identity, kind, on, reference, postings in rows
    ]


def _posting(plain: list[str], currency: str) -> Posting:
    account, amount, month, document = plain
    return Posting(
        account=Account(account),
        amount=Money(Decimal(amount), currency),
        month=month,
        document=UUID(document) if document else None,
    )


def _sources(deal: UUID, currency: str) -> Sources:
    def money(amount: Decimal) -> Money:
        return Money(amount, currency)

    documents = {}
    for row in Invoice.objects.filter(deal=deal):
        try:
            documents[row.id] = thaw(InvoiceContent, row.content)
        except ValidationError:
            continue
    commission = list(CommissionRow.objects.filter(deal=deal))
    payments = {row.id: row for row in Payment.objects.filter(deal=deal)}
    refunds = {row.id: row for row in Refund.objects.filter(deal=deal, state=RefundState.PAID.value)}
    days: dict[Source, date] = {
        (ENTRY_OF[one.kind], key): one.issued_on for key, one in documents.items() if one.kind in ENTRY_OF
    }
    days |= {(EntryKind.PAYMENT, key): one.booked_on for key, one in payments.items()}
    days |= {(EntryKind.REFUND, key): one.paid_on for key, one in refunds.items() if one.paid_on}
    days |= {
        (EntryKind.COMMISSION if one.amount > 0 else EntryKind.CLAW_BACK, None): one.on
        for one in commission
        if one.amount
    }
    handed_over, fees = ask_one(ELSEWHERE, [deal, deal])
    if handed_over is not None:
        days[EntryKind.HANDOVER, None] = handed_over
    billed: dict[UUID, Decimal] = defaultdict(Decimal)
    for line in commission:
        if line.bill is not None:
            billed[line.bill] += line.amount
    return Sources(
        documents=documents,
        payments={key: money(one.amount) for key, one in payments.items()},
        refunds={key: money(one.amount) for key, one in refunds.items()},
        accrued=money(sum((one.amount for one in commission if one.amount > 0), Decimal(0))),
        clawed_back=money(-sum((one.amount for one in commission if one.amount < 0), Decimal(0))),
        billed={bill: money(amount) for bill, amount in billed.items()},
        fees=money(fees),
        days=days,
    )
