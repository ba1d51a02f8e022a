"""Documents of two rates of VAT: each rate has its tax to the cent, and the official rules take them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from tests.rules.deal.test_letters import wording
from tests.rules.documents.stories import AGENT, CORVANE_DE, HANNA, invoice, money, taxed

from murmelbahn.deal.rules.letters.bills import invoice_bill
from murmelbahn.deal.rules.letters.frame import Frame
from murmelbahn.deal.rules.letters.invoice import commission_credit
from murmelbahn.documents.operations.validation import validate
from murmelbahn.documents.rules.completeness import check
from murmelbahn.documents.rules.sums import check_bill
from murmelbahn.documents.rules.ubl import write_invoice
from murmelbahn.documents.terms import DocumentKind, Invoice, InvoiceReference
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value.rules.documents import STANDARD
from murmelbahn.value.terms import AdvanceReference, BillReference, InvoiceContent, InvoiceKind, InvoiceLine, Totals

A, B = UUID(int=1), UUID(int=2)
DAY = date(2027, 1, 31)
OLD, NEW = Decimal(19), Decimal(21)


def line(number: int, code: str, net: str, vat: str, rate: Decimal, kind: str = "commission") -> InvoiceLine:
    return InvoiceLine(
        number=number, kind=kind, code=code, net=money(net), vat=money(vat), category=STANDARD, rate=rate
    )


def content(kind: InvoiceKind, lines: tuple[InvoiceLine, ...], amounts: Totals) -> InvoiceContent:
    return InvoiceContent(
        kind=kind, number="X-1", market="DE", seller="CORVANE-DE", deal=None, version=0, recipient=None, agent=A,
        issued_on=DAY, planned_supply=None, tax_date=DAY, due_on=None, lines=lines, advances=(), full=amounts,
        amounts=amounts, vat_rate=NEW, reason="2027-01",
    )  # fmt: skip


def accepted(kind: DocumentKind, paper: Invoice) -> list[tuple[Decimal, Decimal, Decimal]]:
    """Rate, net and tax of the breakdown of a paper that every check takes."""
    check_bill(paper.bill)
    check(kind, paper, "X-1")
    assert validate(write_invoice(kind, "X-1", paper, ()))[2] == ()
    return [(one.rate, one.amount.net.amount, one.amount.tax.amount) for one in paper.bill.taxes]


def test_a_correction_of_self_billing_splits_its_tax_by_rate() -> None:
    lines = (
        line(1, str(B), "-1680.00", "-352.80", NEW),
        line(2, str(A), "2117.14", "402.26", OLD),
        line(3, str(B), "1680.03", "319.20", OLD),
    )
    billed = BillReference(invoice=A, number="CO-1", issued_on=date(2026, 12, 31))
    frozen = replace(
        content(InvoiceKind.CLAW_BACK, lines, Totals.of(money("2117.17"), money("368.66"))), bills=(billed,)
    )
    frame = Frame(letterhead=CORVANE_DE, addressee=AGENT, issued_on=DAY, reference="2027-01", contact=None, origin=None)
    paper = commission_credit(wording(), frame, frozen, deals={})
    assert paper.bill.total == taxed("2117.17", "368.66")
    assert accepted(DocumentKind.COMMISSION_CORRECTION, paper) == [
        (NEW, Decimal("-1680.00"), Decimal("-352.80")),
        (OLD, Decimal("3797.17"), Decimal("721.46")),
    ]


@pytest.mark.parametrize("kind", [DocumentKind.FINAL_INVOICE, DocumentKind.CREDIT_NOTE])
def test_an_advance_is_deducted_at_its_own_rate_and_so_taken_back(kind: DocumentKind) -> None:
    advance = AdvanceReference(
        invoice=A, number="AD-1", issued_on=date(2026, 12, 1), amounts=taxed("8403.36", "1596.64"), rate=OLD
    )
    car = line(1, "CAR", "30000.00", "6300.00", NEW, kind="delivery")
    frozen = replace(
        content(InvoiceKind.FINAL, (car,), Totals.of(money("21596.64"), money("4703.36"))), advances=(advance,)
    )
    bill = invoice_bill(wording(), frozen, basis=PriceBasis.NET)
    back = kind is DocumentKind.CREDIT_NOTE
    paper = invoice(
        bill, on=DAY, to=HANNA, supply=DAY, due=None if back else DAY, terms="Zurück" if back else "",
        corrects=(InvoiceReference(number="IN-1", issued_on=DAY),) if back else (),
    )  # fmt: skip
    assert accepted(kind, paper) == [
        (NEW, Decimal("30000.00"), Decimal("6300.00")),
        (OLD, Decimal("-8403.36"), Decimal("-1596.64")),
    ]
