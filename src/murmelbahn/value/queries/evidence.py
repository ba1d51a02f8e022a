"""What value's stored copies say about one deal, for its verdict. Every copy is read for itself."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from pydantic import ValidationError

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.evidence import Claim
from murmelbahn.kernel.money import Money
from murmelbahn.value.models import (
    Agreement,
    CommissionRow,
    CommitmentRow,
    FundingSource,
    Invoice,
    Offer,
    Payment,
    Posting,
    Refund,
)
from murmelbahn.value.queries.access import account_of
from murmelbahn.value.queries.frozen import thaw
from murmelbahn.value.rules import evidence as rules
from murmelbahn.value.terms import (
    Account,
    CommitmentState,
    ContractTerms,
    InvoiceContent,
    InvoiceKind,
    PartyRef,
    Totals,
)

T = TypeVar("T")


def _read(body: type[T], content: bytes | memoryview) -> T | None:
    """What a copy says, or None when its bytes make no sense any more: its seal says so already."""
    try:
        return thaw(body, content)
    except ValidationError:
        return None


def _sha(content: bytes | memoryview) -> str:
    return hashlib.sha256(bytes(content)).hexdigest()


def evidence(actor: Actor, *, deal: UUID) -> tuple[Claim, ...]:
    """Claims of agreements, offers, funding, commitments, documents of money and postings. Raises `NotFound`."""
    account = account_of(actor, deal)
    return (
        *_contracts(deal),
        *_funding(deal),
        *_documents(deal, account.currency),
        *_books(deal, account.currency),
    )


def _contracts(deal: UUID) -> list[Claim]:
    claims: list[Claim] = []
    parent = ""
    offers: list[tuple[int, UUID]] = []
    for row in Agreement.objects.filter(deal=deal).order_by("version"):
        source = f"value.agreement v{row.version}"
        claims += rules.seal(source, row.sha256, _sha(row.content))
        if (terms := _read(ContractTerms, row.content)) is not None:
            claims += rules.of_terms(row.version, source, terms)
        claims.append(
            Claim(rules.STREAM, f"gross v{row.version}", f"{source} row", str(Money(row.total, row.currency)))
        )
        claims += [
            Claim(rules.STREAM, f"parent of {source}", f"{source} row", row.parent),
            Claim(rules.STREAM, f"parent of {source}", "version before", parent),
        ]
        parent = row.sha256
        if row.offer is not None:
            offers.append((row.version, row.offer))
    for version, offer in offers:
        made = Offer.objects.get(id=offer)
        source = "value.offer"
        claims += rules.seal(source, made.sha256, _sha(made.content))
        if (terms := _read(ContractTerms, made.content)) is not None:
            claims += rules.of_terms(version, source, terms)
        claims.append(Claim(rules.STREAM, f"gross v{version}", f"{source} row", str(Money(made.total, made.currency))))
    return claims


def _funding(deal: UUID) -> list[Claim]:
    plans: dict[tuple[int, UUID], list[FundingSource]] = defaultdict(list)
    for row in FundingSource.objects.filter(deal=deal):
        plans[row.version, row.plan].append(row)
    claims = [
        Claim(
            rules.STREAM,
            f"gross v{version}",
            "value.funding",
            str(rules.money((row.amount for row in rows), rows[0].currency)),
        )
        for (version, _), rows in plans.items()
    ]
    for one in CommitmentRow.objects.filter(deal=deal, state=CommitmentState.APPROVED.value):
        claims.append(Claim("vehicle", f"car v{one.version}", "value.commitment", one.car))
        ref = PartyRef(party=one.recipient, version=one.recipient_version)
        claims += rules.party(f"invoice_recipient v{one.version}", "value.commitment", ref)
    return claims


def _documents(deal: UUID, currency: str) -> list[Claim]:
    claims: list[Claim] = []
    for row in Invoice.objects.filter(deal=deal).order_by("id"):
        source = f"value.invoice {row.number}"
        columns = Totals.of(*(Money(amount, currency) for amount in (row.net, row.vat, row.regtax, row.passthrough)))
        final = row.kind == InvoiceKind.FINAL.value
        claims += rules.seal(source, row.sha256, _sha(row.content))
        content = _read(InvoiceContent, row.content)
        if content is None:
            continue
        claims += rules.of_invoice(content, columns, source, final=final)
        claims += rules.of_sum(
            f"gross of {source}",
            (f"{source} gross column", Money(row.gross, currency)),
            (f"{source} bytes", content.amounts.gross),
        )
        claims += [
            Claim(rules.STREAM, f"number of {source}", f"{source} bytes", content.number),
            Claim(rules.STREAM, f"number of {source}", f"{source} row", row.number),
        ]
    return claims


def _books(deal: UUID, currency: str) -> list[Claim]:
    entries: dict[UUID, Decimal] = defaultdict(Decimal)
    accounts: dict[str, Decimal] = defaultdict(Decimal)
    claimed: dict[UUID, Decimal] = defaultdict(Decimal)
    for posting in Posting.objects.filter(deal=deal).select_related("entry"):
        entries[posting.entry.id] += posting.amount
        accounts[posting.account] += posting.amount
        mine = posting.document is not None and posting.entry.reference == posting.document
        if mine and posting.document and posting.account == Account.DEBTOR.value and posting.entry.kind == "invoice":
            claimed[posting.document] += posting.amount
    nothing = Money.zero(currency)
    claims: list[Claim] = []
    for entry, amount in entries.items():
        claims += rules.of_sum(
            f"entry {entry} sums to nothing", ("ledger", Money(amount, currency)), ("double entry", nothing)
        )
    for document, number, gross in Invoice.objects.filter(id__in=list(claimed)).values_list("id", "number", "gross"):
        claims += rules.of_sum(
            f"gross of value.invoice {number}",
            ("ledger DEBTOR", Money(claimed[document], currency)),
            (f"value.invoice {number} row", Money(gross, currency)),
        )
    received = rules.money(
        (one.amount for one in Payment.objects.filter(deal=deal, returned=False)), currency
    ) - rules.money((one.amount for one in Refund.objects.filter(deal=deal, state="paid")), currency)
    commission = rules.money((one.amount for one in CommissionRow.objects.filter(deal=deal)), currency)
    claims += rules.of_sum(
        "receipts less refunds", ("ledger BANK", Money(accounts["BANK"], currency)), ("value.payment", received)
    )
    claims += rules.of_sum(
        "commission", ("ledger COMMISSION", Money(accounts["COMMISSION"], currency)), ("value.commission", commission)
    )
    return claims
