"""Rows of gates that must not say what cannot be true."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from murmelbahn.deal.rules.gates import handover as gate
from murmelbahn.deal.rules.gates import invoice
from murmelbahn.deal.rules.gates.papers import PaperFacts
from murmelbahn.deal.terms import Gate, Mender, evaluate
from murmelbahn.kernel.money import Money


def test_keys_wait_for_papers_that_go_with_them() -> None:
    facts = gate.HandoverFacts(
        same_car=True, prepared=True, registered_or_not_needed=True, stops=(), collector_identified=True,
        papers_to_give=("registration_certificate",), papers=PaperFacts(), appointed=True,
        invoiced=True, invoiced_for=date(2027, 2, 1),
        same_price_today=True, today=date(2027, 2, 1), secured=True, shortfall=Money.zero("EUR"),
    )  # fmt: skip
    (hold,) = evaluate(Gate.HANDOVER, gate.ROWS, facts)
    assert hold.code == "papers_to_give_missing"
    assert hold.detail == {"papers": "registration_certificate"}


@pytest.mark.parametrize(
    ("asked", "leased", "expected"),
    [
        (True, False, ("funding_undecided", Mender.LENDER, {"total": "30000.00 EUR", "waits_for": "loan"})),
        (True, True, ("funding_undecided", Mender.LENDER, {"total": "30000.00 EUR", "waits_for": "lease"})),
        (False, False, ("funding_missing", Mender.CUSTOMER, {})),
    ],
)
def test_while_a_lender_decides_it_is_not_for_the_customer_to_act(
    asked: bool, leased: bool, expected: tuple[str, Mender, dict[str, str]]
) -> None:
    total = Money.of("37490.00", "EUR")
    facts = invoice.InvoiceFacts(
        vin_known=True, arrival_firm=True, built_as_sold=True, wltp_agrees=True, lessor_missing=False,
        recipient_final=True, vat_id_valid=True, tax_date=date(2027, 2, 1), agreed=total, at_tax_date=total,
        rules_confirmed=True, unconfirmed=(), funding_set=False, lender_asked=asked, leased=leased,
        borrowed=Money.of("30000.00", "EUR"), change_open=False, already_invoiced=False,
    )  # fmt: skip
    (hold,) = evaluate(Gate.INVOICE, invoice.ROWS, facts)
    assert (hold.code, hold.mender, hold.detail) == expected
    assert evaluate(Gate.INVOICE, invoice.ROWS, replace(facts, funding_set=True)) == ()
