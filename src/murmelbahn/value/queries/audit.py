"""The ledger of a deal against what it was made of: every entry is computed again by the posting rules."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from pydantic import ValidationError

from murmelbahn.kernel.evidence import Claim
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.sql import ask
from murmelbahn.value.models import CommissionRow, Invoice, Payment, Refund
from murmelbahn.value.queries.frozen import thaw
from murmelbahn.value.rules.evidence import STREAM
from murmelbahn.value.rules.replay import Booked, Sources, replay
from murmelbahn.value.terms import Account, EntryKind, InvoiceContent, Posting, RefundState

ENTRIES = """
SELECT entry.id, entry.kind, entry."on", entry.reference,
       coalesce(json_agg(json_build_array(posting.account, posting.amount::text, posting.month, posting.document))
                FILTER (WHERE posting.id IS NOT NULL), '[]')::text
FROM value_entry entry LEFT JOIN value_posting posting ON posting.entry_id = entry.id
WHERE entry.deal = %s GROUP BY entry.id ORDER BY entry.id
"""


def audited(deal: UUID, currency: str) -> Iterator[Claim]:
    """Two claims for every entry: as the posting rules make it of documents, payments and refunds, and as it is booked."""
    entries, sources = _entries(deal, currency), _sources(deal, currency)
    booked = {entry.reference for entry in entries} | {entry.kind for entry in entries}
    for source in sources.booked():
        yield Claim(STREAM, f"entry of {source}", "value's own copy", "booked")
        yield Claim(STREAM, f"entry of {source}", "value.entry", "booked" if source in booked else "gone")
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
    commission = list(CommissionRow.objects.filter(deal=deal).values_list("amount", flat=True))
    return Sources(
        documents=documents,
        payments={row.id: money(row.amount) for row in Payment.objects.filter(deal=deal)},
        refunds={row.id: money(row.amount) for row in Refund.objects.filter(deal=deal, state=RefundState.PAID.value)},
        accrued=money(sum((one for one in commission if one > 0), Decimal(0))),
        clawed_back=money(-sum((one for one in commission if one < 0), Decimal(0))),
    )
