"""What value's stored copies say about one deal, for its verdict. Every copy is read for itself."""

from __future__ import annotations

from collections import defaultdict
from typing import TypeVar
from uuid import UUID

from pydantic import ValidationError

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.evidence import Claim
from murmelbahn.kernel.money import Money, total
from murmelbahn.value.models import Agreement, CommitmentRow, FundingSource, Invoice, Offer
from murmelbahn.value.queries.access import account_of
from murmelbahn.value.queries.audit import audited
from murmelbahn.value.queries.copies import copies
from murmelbahn.value.queries.frozen import thaw
from murmelbahn.value.rules import evidence as rules
from murmelbahn.value.terms import CommitmentState, ContractTerms, InvoiceContent, InvoiceKind, PartyRef

T = TypeVar("T")


def evidence(actor: Actor, *, deal: UUID) -> tuple[Claim, ...]:
    """Claims of agreements, offers, funding, commitments, documents of money and postings. Raises `NotFound`."""
    account = account_of(actor, deal)
    return (
        *_own(deal),
        *_contracts(deal),
        *_funding(deal),
        *_invoices(deal),
        *audited(deal, account.currency),
    )


def _own(deal: UUID) -> list[Claim]:
    """Bytes against digests, columns against bytes, the ledger against documents, payments against the bank."""
    claims: list[Claim] = []
    for field, where, expected, found in copies(deal):
        claims += [
            Claim(rules.STREAM, f"{field} of {where}", "as written down", expected),
            Claim(rules.STREAM, f"{field} of {where}", "as it stands", found),
        ]
    return claims


def _read(body: type[T], content: bytes | memoryview) -> T | None:
    """What a copy says, or None when its bytes make no sense any more: its digest says so already."""
    try:
        return thaw(body, content)
    except ValidationError:
        return None


def _contracts(deal: UUID) -> list[Claim]:
    claims: list[Claim] = []
    for row in Agreement.objects.filter(deal=deal).order_by("version"):
        frozen = [(f"value.agreement v{row.version}", row.content)]
        if row.offer is not None:
            frozen.append(("value.offer", Offer.objects.values_list("content", flat=True).get(id=row.offer)))
        for source, content in frozen:
            terms = _read(ContractTerms, content)
            claims += [] if terms is None else rules.of_terms(row.version, source, terms)
    return claims


def _funding(deal: UUID) -> list[Claim]:
    plans: dict[tuple[int, UUID], list[Money]] = defaultdict(list)
    for row in FundingSource.objects.filter(deal=deal):
        plans[row.version, row.plan].append(Money(row.amount, row.currency))
    claims = [
        rules.gross(version, "value.funding", total(amounts, amounts[0].currency))
        for (version, _), amounts in plans.items()
    ]
    for one in CommitmentRow.objects.filter(deal=deal, state=CommitmentState.APPROVED.value):
        claims.append(Claim("vehicle", f"car v{one.version}", "value.commitment", one.car))
        ref = PartyRef(party=one.recipient, version=one.recipient_version)
        claims += rules.party(f"invoice_recipient v{one.version}", "value.commitment", ref)
    return claims


def _invoices(deal: UUID) -> list[Claim]:
    finals = Invoice.objects.filter(deal=deal, kind=InvoiceKind.FINAL.value).values_list("content", flat=True)
    read = (_read(InvoiceContent, content) for content in finals)
    return [claim for content in read if content is not None for claim in rules.of_final_invoice(content)]
