"""One stored copy is falsified behind the triggers' back: the field and both values are named. Clean deals raise no alarm."""

from uuid import UUID

import pytest
from django.db import transaction

from murmelbahn.kernel import world as worlds
from murmelbahn.value import operations as value
from murmelbahn.value import queries
from murmelbahn.value.terms import CreditReason
from tests.operations.value.people import FINANCE, SALES, eur
from tests.operations.value.play import Clock, Play, day

pytestmark = pytest.mark.usefixtures("shop")
FALSIFIED = {
    "UPDATE value_agreement SET total = total + 1": "agreement.total",
    "UPDATE value_agreement SET content = set_byte(content, 40, 65)": "agreement.sha256",
    "UPDATE value_agreement SET parent = repeat('0', 64)": "agreement.parent",
    "UPDATE value_offer SET total = total - 0.01": "offer.total",
    "UPDATE value_invoice SET net = net + 1, vat = vat - 1 WHERE kind = 'final'": "invoice.net",
    "UPDATE value_invoice SET number = number || '0' WHERE kind = 'final'": "invoice.number",
    "UPDATE value_invoice SET tax_date = tax_date + 40 WHERE kind = 'final'": "invoice.tax_date",
    "UPDATE value_invoice SET content = set_byte(content, 40, 65) WHERE kind = 'advance'": "invoice.sha256",
    "UPDATE value_posting SET amount = amount + 1 WHERE account = 'REVENUE'": "entry.balance",
    "UPDATE value_posting SET amount = amount * 2 WHERE account <> 'BANK'": "posting.UNEARNED",
    "UPDATE value_payment SET amount = amount - 5": "payment of",
    "UPDATE value_payment SET booked_on = booked_on + 1": "payment of",
    "UPDATE value_bankentry SET amount = amount + 5": "payment of",
    "UPDATE value_statement SET content = content || 'x'::bytea": "statement.sha256",
    "UPDATE value_commission SET rate = 7": "commission.base",
    "UPDATE value_commission SET amount = amount + 1": "commission.amount",
    "UPDATE value_commission SET \"on\" = \"on\" + 40": "day of commission",
    "UPDATE value_entry SET \"on\" = \"on\" + 1 WHERE kind = 'handover'": "day of handover",
    "UPDATE value_entry SET \"on\" = \"on\" + 1 WHERE kind = 'invoice'": "day of invoice",
    "UPDATE value_entry SET \"on\" = \"on\" + 1 WHERE kind = 'credit_note'": "day of credit_note",
    "UPDATE value_entry SET \"on\" = \"on\" + 1 WHERE kind IN ('payment', 'advance')": "day of",
    "UPDATE value_dealaccount SET handed_over = handed_over + 1": "day of handover",
    "WITH gone AS (DELETE FROM value_entry WHERE kind = 'handover' RETURNING id)"
    " DELETE FROM value_posting USING gone WHERE entry_id = gone.id": "handover entry",
    "WITH gone AS (DELETE FROM value_entry WHERE kind = 'commission' RETURNING id)"
    " DELETE FROM value_posting USING gone WHERE entry_id = gone.id": "commission entry",
}  # fmt: skip


def contradictions(deal: UUID) -> list[str]:
    """Fields of which two copies say different things."""
    said: dict[str, set[str]] = {}
    for claim in queries.evidence(FINANCE, deal=deal):
        said.setdefault(claim.field, set()).add(claim.value)
    return [field for field, values in said.items() if len(values) > 1]


def test_every_falsified_copy_is_named(set_clock: Clock) -> None:
    deal = Play(set_clock, "DE", "S2-BASE S2-DELIVERY")
    deal.at("2026-11-24")
    deal.agree("2026-12-18")
    value.request_advance(SALES, deal=deal.deal, amount=eur("2000"), due_on=day("2026-12-01"))
    deal.pay("2000.00")
    first = deal.invoice("2026-12-18", "2026-12-14")
    deal.credit(first, CreditReason.CORRECTION)
    deal.invoice("2026-12-18", "2026-12-14")
    deal.pay("32272.00")
    deal.at("2026-12-18")
    deal.hand_over()
    assert contradictions(deal.deal) == []
    for statement, field in FALSIFIED.items():
        with transaction.atomic(), worlds.connection().cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(statement)
            assert cursor.rowcount > 0
            assert any(found.startswith(field) for found in contradictions(deal.deal)), statement
            transaction.set_rollback(True)
    assert contradictions(deal.deal) == []
