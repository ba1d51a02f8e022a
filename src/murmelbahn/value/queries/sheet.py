"""The sheet of a deal: its account, its book and its documents, read in two statements. What decisions are made on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from murmelbahn.kernel.money import Money, Taxed
from murmelbahn.kernel.rows import first, where
from murmelbahn.kernel.sql import ask_one
from murmelbahn.value.models import Agreement, DealAccount
from murmelbahn.value.queries.frozen import thaw
from murmelbahn.value.rules.book import Book
from murmelbahn.value.rules.claims import Claim, Deducted
from murmelbahn.value.terms import Account, AgreementView, ContractTerms, InvoiceKind, NothingAgreed, Posting, Totals

SHEET = """
SELECT (SELECT json_agg(json_build_array(account, month, document, amount))::text
        FROM (SELECT account, month, document, sum(amount)::text AS amount FROM value_posting WHERE deal = %s
              GROUP BY 1, 2, 3) balance),
       (SELECT json_agg(json_build_array(id, kind, number, version, issued_on, due_on, tax_date, net::text, vat::text,
                                         regtax::text, passthrough::text, corrects_id) ORDER BY id)::text
        FROM value_invoice WHERE deal = %s)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of money without its content."""

    id: UUID
    kind: InvoiceKind
    number: str
    version: int
    issued_on: date
    due_on: date | None
    tax_date: date | None
    amounts: Totals
    corrects: UUID | None

    @property
    def taxed(self) -> Taxed:
        return Taxed(self.amounts.net, self.amounts.vat, self.amounts.net + self.amounts.vat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One deal's money at a moment."""

    account: DealAccount
    book: Book
    documents: tuple[Document, ...]

    def document(self, identity: UUID) -> Document:
        return next(one for one in self.documents if one.id == identity)

    def correction_of(self, identity: UUID) -> Document | None:
        return next((one for one in self.documents if one.corrects == identity), None)

    def final(self) -> Document | None:
        """The final invoice that stands: issued and not taken back."""
        finals = (one for one in self.documents if one.kind is InvoiceKind.FINAL)
        return next((one for one in finals if self.correction_of(one.id) is None), None)

    def advances(self) -> tuple[Document, ...]:
        """Advance invoices that stand."""
        found = (one for one in self.documents if one.kind is InvoiceKind.ADVANCE)
        return tuple(one for one in found if self.correction_of(one.id) is None)

    def deductible(self) -> tuple[Deducted, ...]:
        """Advances that stand and whose deposit no final invoice has released."""
        held = (one for one in self.advances() if self.book.of(Account.DEPOSIT, one.id))
        return tuple(Deducted(invoice=one.id, amounts=one.taxed) for one in held)

    def claims(self) -> tuple[Claim, ...]:
        """Final invoices and damages statements by due date, less what was credited."""
        found = []
        for one in self.documents:
            if one.kind in (InvoiceKind.FINAL, InvoiceKind.DAMAGES):
                back = self.correction_of(one.id)
                amounts = one.amounts if back is None else one.amounts - back.amounts
                found.append(Claim(document=one.id, kind=one.kind, due_on=one.due_on or one.issued_on, amounts=amounts))
        return tuple(sorted(found, key=lambda claim: claim.due_on))

    def held(self) -> Money:
        """Money held for the payer: owed back or not matched."""
        return -self.book.balance(Account.UNALLOC)


def sheet_of(account: DealAccount) -> Sheet:
    """Read balances and documents of a deal whose account the caller holds."""
    row = ask_one(SHEET, [account.deal, account.deal])
    balances, documents = (json.loads(found) if found else [] for found in row)
    currency = account.currency
    postings = tuple(
        Posting(account=Account(name), amount=Money.of(amount, currency), month=month, document=_id(document))
        for name, month, document, amount in balances
    )
    return Sheet(
        account=account,
        book=Book(currency, postings),
        documents=tuple(_document(row, currency) for row in documents),
    )


def _document(row: list[Any], currency: str) -> Document:
    net, vat, regtax, passthrough = (Money.of(amount, currency) for amount in row[7:11])
    return Document(
        id=UUID(row[0]),
        kind=InvoiceKind(row[1]),
        number=row[2],
        version=row[3],
        issued_on=date.fromisoformat(row[4]),
        due_on=_day(row[5]),
        tax_date=_day(row[6]),
        amounts=Totals.of(net, vat, regtax, passthrough),
        corrects=_id(row[11]),
    )


def _id(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def agreed(account: DealAccount, version: int | None = None) -> AgreementView:
    """A version as frozen, by default the current one. Raises NothingAgreed."""
    row = first(Agreement, where("deal = %s AND version = %s", account.deal, version or account.version))
    if row is None:
        raise NothingAgreed(deal=account.deal)
    return agreement_view(row)


def agreement_view(row: Agreement) -> AgreementView:
    return AgreementView(
        id=row.id,
        deal=row.deal,
        version=row.version,
        parent=row.parent,
        digest=row.sha256,
        terms=thaw(ContractTerms, row.content),
        agreed_on=row.agreed_on,
    )
