"""Rows of gates that must not say what cannot be true."""

from __future__ import annotations

from datetime import date

from murmelbahn.deal.rules.gates import handover as gate
from murmelbahn.deal.terms import Gate, evaluate
from murmelbahn.kernel.money import Money


def test_keys_wait_for_papers_that_go_with_them() -> None:
    facts = gate.HandoverFacts(
        same_car=True, prepared=True, registered_or_not_needed=True, stops=(), collector_identified=True,
        papers_missing=("registration_certificate",), appointed=True, invoiced=True, invoiced_for=date(2027, 2, 1),
        same_price_today=True, today=date(2027, 2, 1), secured=True, shortfall=Money.zero("EUR"),
    )  # fmt: skip
    (hold,) = evaluate(Gate.HANDOVER, gate.ROWS, facts)
    assert hold.code == "papers_to_give_missing"
    assert hold.detail == {"papers": "registration_certificate"}
