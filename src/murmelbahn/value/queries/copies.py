"""Whether value's own copies of a deal still say what they said: bytes against digests, columns against bytes, the ledger
against the documents, payments against the bank. Part of the evidence of a verdict."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from pydantic import ValidationError

from murmelbahn.kernel.money import Money
from murmelbahn.kernel.sql import ask, ask_one
from murmelbahn.value.models import Agreement, CommissionRow, Invoice, Offer
from murmelbahn.value.queries.frozen import thaw
from murmelbahn.value.terms import CommissionPart, ContractTerms, InvoiceContent, InvoiceKind

UNBALANCED = """
SELECT entry_id::text, sum(amount)::text FROM value_posting WHERE deal = %s GROUP BY entry_id, currency HAVING sum(amount) <> 0
"""
INVOICED = """
SELECT entry.reference, -sum(posting.amount) FILTER (WHERE posting.account IN ('UNEARNED', 'REVENUE'))
FROM value_entry entry JOIN value_posting posting ON posting.entry_id = entry.id
WHERE entry.deal = %s AND entry.kind = 'invoice' GROUP BY entry.reference
"""
PAID = """
SELECT coalesce(entry.reference, payment.id::text), statement.sha256, statement.content,
       row(entry.amount, entry.booked_on, entry.origin, entry.payer_id,
           CASE WHEN payment.unassigned_by IS NULL THEN entry.deal ELSE payment.deal END)::text,
       row(payment.amount, payment.booked_on, payment.origin, payment.payer_id, payment.deal)::text
FROM value_payment payment LEFT JOIN value_bankentry entry ON entry.id = payment.bank_entry_id
LEFT JOIN value_statement statement ON statement.id = entry.statement_id WHERE payment.deal = %s
"""
MOVED = """
SELECT coalesce(sum(amount), 0)::text, (SELECT coalesce(sum(amount), 0)::text FROM value_posting
        WHERE deal = %s AND account = 'BANK')
FROM (SELECT amount FROM value_payment WHERE deal = %s AND NOT returned
      UNION ALL SELECT -amount FROM value_refund WHERE deal = %s AND state = 'paid'
      UNION ALL SELECT -share.amount FROM value_payoutshare share JOIN value_payout payout ON payout.id = share.payout_id
      WHERE share.deal = %s AND payout.state = 'paid') moved
"""


Compared = Iterator[tuple[str, str, str, str]]
"""(field, where, expected, found)"""


def copies(deal: UUID) -> Compared:
    """Every comparison of a stored copy with itself or its neighbour, agreeing or not."""
    yield from _contracts(deal)
    yield from _documents(deal)
    yield from _ledger(deal)
    yield from _commission(deal)


def _hashed(name: str, where: str, stored: str, content: bytes | memoryview) -> tuple[str, str, str, str]:
    return f"{name}.sha256", where, stored, hashlib.sha256(bytes(content)).hexdigest()


def _contracts(deal: UUID) -> Compared:
    for offer in Offer.objects.filter(deal=deal):
        yield _hashed("offer", str(offer.id), offer.sha256, offer.content)
        yield "offer.total", str(offer.id), _total(offer.content), str(offer.total)
    parent = ""
    for number, row in enumerate(Agreement.objects.filter(deal=deal).order_by("version"), start=1):
        where = f"version {number}"
        yield _hashed("agreement", where, row.sha256, row.content)
        yield "agreement.total", where, _total(row.content), str(row.total)
        yield "agreement.version", where, str(number), str(row.version)
        yield "agreement.parent", where, parent, row.parent
        parent = row.sha256


def _total(content: bytes | memoryview) -> str:
    try:
        return str(thaw(ContractTerms, content).quote.totals.gross.amount)
    except ValidationError:
        return "unreadable"


def _documents(deal: UUID) -> Compared:
    for row in Invoice.objects.filter(deal=deal):
        yield _hashed("invoice", row.number, row.sha256, row.content)
        try:
            said = thaw(InvoiceContent, row.content)
        except ValidationError:
            yield "invoice.content", row.number, "readable", "unreadable"
            continue
        for part in ("net", "vat", "regtax", "passthrough", "gross"):
            yield f"invoice.{part}", row.number, str(getattr(said.amounts, part).amount), str(getattr(row, part))
        for field in ("number", "version", "issued_on", "due_on", "tax_date", "kind"):
            yield f"invoice.{field}", row.number, str(getattr(said, field)), str(getattr(row, field))


def _ledger(deal: UUID) -> Compared:
    for entry, amount in ask(UNBALANCED, [deal]):
        yield "entry.balance", entry, "0.00", amount
    booked = dict(ask(INVOICED, [deal]))
    for number, invoice, net in _full_nets(deal):
        yield "posting.UNEARNED", number, net, str(booked.get(invoice, "none"))
    for reference, sha256, content, reported, taken in ask(PAID, [deal]):
        yield "payment", str(reference), reported, taken
        yield _hashed("statement", str(reference), sha256 or "there", content or b"")
    expected, found = ask_one(MOVED, [deal] * 4)
    yield "posting.BANK", str(deal), f"{Decimal(expected):.2f}", f"{Decimal(found):.2f}"


def _full_nets(deal: UUID) -> list[tuple[str, UUID, str]]:
    """Number, id and full net of every final invoice whose content can be read."""
    found = []
    for row in Invoice.objects.filter(deal=deal, kind=InvoiceKind.FINAL.value):
        try:
            found.append((row.number, row.id, str(thaw(InvoiceContent, row.content).full.net.amount)))
        except ValidationError:
            continue
    return found


def _commission(deal: UUID) -> Compared:
    """Commission = rule(value): the sale's base and rate are those of an agreed version."""
    lines = CommissionRow.objects.filter(deal=deal, part=CommissionPart.SALE.value, base__isnull=False)
    agreed = Agreement.objects.filter(deal=deal) if lines else ()
    bases = set()
    for row in agreed:
        try:
            terms = thaw(ContractTerms, row.content)
        except ValidationError:
            continue
        bases.add((terms.quote.commission_base.amount, Decimal(terms.commission.rate)))
    for line in lines:
        base, rate = line.base or Decimal(0), line.rate or Decimal(0)
        known = (base, rate) in bases
        yield "commission.base", str(line.id), "of an agreed version", "of an agreed version" if known else f"{base}"
        yield (
            "commission.amount",
            str(line.id),
            f"{Money.rounded(base * rate / 100, line.currency).amount}",
            str(line.amount),
        )
