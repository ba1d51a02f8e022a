"""The verdict names the field and both values when any stored copy is falsified, and is silent when none is."""

from __future__ import annotations

from uuid import UUID

import pytest

from murmelbahn.deal import queries as deal_queries
from murmelbahn.kernel import world
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value.terms import ComponentKind
from tests.journeys.town import Town


def swap(table: str, old: str, new: str) -> str:
    """Frozen bytes with one amount exchanged; their recorded hash stays."""
    return f"UPDATE {table} SET content = replace(encode(content, 'escape'), '{old}', '{new}')::bytea"


FORGERIES = {
    "contract version": ("value", swap("deal_agreementversion", "37490", "37491")),
    "contract version no longer JSON": ("value", "UPDATE deal_agreementversion SET content = substr(content, 2)"),
    "contract version no longer a contract": (
        "value",
        "UPDATE deal_agreementversion SET content = '{}'::bytea, sha256 = encode(sha256('{}'::bytea), 'hex')",
    ),
    "document no longer a document": (
        "value",
        "UPDATE documents_document SET content = '[]'::bytea, sha256 = encode(sha256('[]'::bytea), 'hex')",
    ),
    "version total": ("value", "UPDATE deal_agreementversion SET total = total - 1"),
    "value's agreement": ("value", swap("value_agreement", "37490", "37491")),
    "agreement total": ("value", "UPDATE value_agreement SET total = total - 1"),
    "offer": ("value", swap("value_offer", "37490", "37491")),
    "funding": ("value", "UPDATE value_fundingsource SET amount = amount - 1"),
    "invoice row": ("value", "UPDATE value_invoice SET gross = gross - 1, net = net - 1 WHERE kind = 'final'"),
    "invoice bytes": ("value", swap("value_invoice", "38440.00", "38441.00")),
    "posting": ("value", "UPDATE value_posting SET amount = amount - 1 WHERE account = 'BANK'"),
    "payment": ("value", "UPDATE value_payment SET amount = amount - 1"),
    "commission": ("value", "UPDATE value_commission SET amount = amount + 1"),
    "configuration": ("vehicle", "UPDATE vehicle_configuration SET body = jsonb_set(body, '{items,0}', '\"TB1\"')"),
    "configuration gone": ("vehicle", "UPDATE deal_deal SET configuration = gen_random_uuid()"),
    "configuration no longer one": ("vehicle", "UPDATE vehicle_configuration SET body = body - 'items'"),
    "car gone": ("vehicle", "UPDATE deal_deal SET vin = 'WVCTS1ZZZ7C999998'"),
    "build gone": ("vehicle", "UPDATE deal_deal SET build = gen_random_uuid()"),
    "keeper gone": ("customer", "DELETE FROM deal_dealparty WHERE role = 'keeper'"),
    "as built": ("vehicle", "UPDATE vehicle_car SET features = features - 0"),
    "as built items": ("vehicle", "UPDATE vehicle_car SET items = items - 0"),
    "build order": ("vehicle", "UPDATE vehicle_build SET configuration = gen_random_uuid()"),
    "keeper": ("customer", "UPDATE deal_dealparty SET party = gen_random_uuid() WHERE role = 'keeper'"),
    "buyer": ("customer", "UPDATE deal_dealparty SET party = gen_random_uuid() WHERE role = 'buyer'"),
    "protocol": ("vehicle", "UPDATE retail_protocol SET vin = 'WVCTS1ZZZ7C999999'"),
    "track state": ("vehicle", "UPDATE deal_deal SET vehicle = 'arrived'"),
}


def forge(statement: str) -> None:
    """As somebody with the keys of the database would: triggers off, constraints on."""
    with world.connection().cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement)
        assert cursor.rowcount > 0, statement
        cursor.execute("SET session_replication_role = origin")


@pytest.fixture
def sold(de: Town) -> UUID:
    de.release("arve")
    car = de.configure("AV2", "MH13", "P11", "SEATHEAT")
    prices = {"AV2": (ComponentKind.BASE, "37,490.00"), "P11": (ComponentKind.PAINT, "950.00")}
    de.prices([car], prices, basis=PriceBasis.GROSS)
    anna = de.person()
    deal = de.open(anna, configuration=car.id)
    de.order(deal, anna, "38,440.00")
    de.accept(deal)
    de.plant_schedules(deal, week="2027-01-18", promised="2027-02-05")
    de.on("2027-01-20")
    de.plant_builds(deal)
    de.on("2027-02-03")
    de.arrives(deal)
    de.invoice(deal, handover="2027-02-15")
    de.papers(deal)
    de.on("2027-02-10")
    de.pay(deal, "38,440.00")
    de.appoint(deal, anna, "2027-02-15")
    de.register(deal)
    de.on("2027-02-15", 11)
    de.hand_over(deal)
    return deal


def test_every_falsified_copy_is_named(de: Town, sold: UUID) -> None:
    clean = deal_queries.verdict(SYSTEM, deal=sold)
    assert clean.agrees
    assert clean.claims > 100
    missed = []
    for name, (stream, statement) in FORGERIES.items():
        with world.connection().cursor() as cursor:
            cursor.execute("BEGIN")
        try:
            forge(statement)
            found = deal_queries.verdict(SYSTEM, deal=sold).disagreements
        finally:
            with world.connection().cursor() as cursor:
                cursor.execute("ROLLBACK")
        if stream not in {one.stream for one in found} or any(one.value == one.other_value for one in found):
            missed.append(name)
    assert missed == []
    assert deal_queries.verdict(SYSTEM, deal=sold).agrees
