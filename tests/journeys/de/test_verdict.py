"""The verdict names the field and both values when any stored copy is falsified, and is silent when none is."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal import queries as deal_queries
from murmelbahn.kernel import world
from murmelbahn.kernel.actor import SYSTEM
from tests.journeys.town import Town


def swap(table: str, old: str, new: str) -> str:
    """Frozen bytes with one amount exchanged; their recorded hash stays."""
    return f"UPDATE {table} SET content = replace(encode(content, 'escape'), '{old}', '{new}')::bytea"


FORGERIES = {
    "a fact's day": (
        "customer",
        "UPDATE kernel_fact SET at = at + interval '1 day' WHERE topic = 'deal.handover.done'",
    ),
    "who caused a fact": (
        "customer",
        "UPDATE kernel_fact SET actor = gen_random_uuid() WHERE topic = 'deal.order.placed'",
    ),
    "what a fact said": (
        "customer",
        "UPDATE kernel_fact SET body = jsonb_set(body, '{due_on}', '\"2027-12-31\"') WHERE topic = 'deal.readiness.announced'",
    ),
    "all facts of a stream with their number": (
        "customer",
        "WITH gone AS (DELETE FROM kernel_fact WHERE stream = 'value') DELETE FROM kernel_factkey WHERE stream = 'value'",
    ),
    "the facts of a stream": ("customer", "DELETE FROM kernel_fact WHERE stream = 'value'"),
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
    "posting's account": (
        "value",
        "UPDATE value_posting SET account = 'UNALLOC' WHERE account = 'DEBTOR' AND amount < 0",
    ),
    "posting's month": ("value", "UPDATE value_posting SET month = '2027-03' WHERE account = 'VAT_DUE'"),
    "two postings": (
        "value",
        "UPDATE value_posting SET amount = amount + sign(amount) * 5 WHERE account IN ('VAT_PENDING', 'VAT_DUE')",
    ),
    "entry gone": ("value", "DELETE FROM value_posting WHERE account IN ('COMMISSION', 'AGENT_ACCRUED')"),
    "invoice and its seal": (
        "value",
        "UPDATE value_invoice SET content = c.n, sha256 = encode(sha256(c.n), 'hex') FROM (SELECT id AS i, replace("
        "encode(content, 'escape'), '2027-02-15', '2027-02-16')::bytea AS n FROM value_invoice) c WHERE c.i = id",
    ),
    "invoice gone": ("value", "DELETE FROM value_invoice"),
    "document gone": ("value", "DELETE FROM documents_document WHERE kind = 'order_confirmation'"),
    "payment's day": ("value", "UPDATE value_payment SET booked_on = booked_on + 1"),
    "agent of the commission": ("value", "UPDATE value_commission SET agent = gen_random_uuid()"),
    "version gone": ("value", "DELETE FROM deal_agreementversion"),
    "deal's number": ("customer", "UPDATE deal_deal SET number = 'DE-0000-0000'"),
    "deal's agent": ("customer", "UPDATE deal_deal SET agent = gen_random_uuid()"),
    "version of the buyer": ("customer", "UPDATE deal_dealparty SET party_version = 7 WHERE role = 'buyer'"),
    "role that is none": ("customer", "UPDATE deal_dealparty SET role = 'nobody' WHERE role = 'buyer'"),
    "channel of the declaration": ("customer", "UPDATE customer_touchpoint SET channel = 'online'"),
    "paper": ("customer", "UPDATE customer_paper SET state = 'asked' WHERE kind = 'identity'"),
    "odometer of the protocol": ("customer", "UPDATE retail_protocol SET odometer = odometer + 1"),
    "protocol gone": ("customer", "DELETE FROM retail_protocol"),
    "day of registration": ("vehicle", "UPDATE vehicle_registration SET registered_on = registered_on - 1"),
    "CO2 as built": ("vehicle", "UPDATE vehicle_build SET as_built = jsonb_set(as_built, '{co2_g_km}', '99')"),
    "CO2 of the car": ("vehicle", "UPDATE vehicle_car SET technical = jsonb_set(technical, '{co2_g_km}', '99')"),
    "promise": ("vehicle", "UPDATE vehicle_build SET promised = promised + 7"),
    "fact's amount": (
        "value",
        "UPDATE kernel_fact SET body = jsonb_set(body, '{gross,amount}', '\"1.00\"') WHERE topic = 'value.invoice.issued'",
    ),
    "last fact gone": ("customer", "DELETE FROM kernel_fact WHERE topic = 'retail.protocol.signed'"),
    "fact in between gone": ("customer", "DELETE FROM kernel_fact WHERE topic = 'value.payment.received'"),
    "state that is none": ("customer", "UPDATE deal_deal SET customer = 'asleep'"),
    "day that is none": ("vehicle", 'UPDATE vehicle_build SET "freeze" = \'{"assembly": "soon"}\''),
    "offer gone": ("value", "DELETE FROM value_offer"),
    "account gone": ("value", "DELETE FROM value_dealaccount"),
    "name of the buyer": ("customer", "UPDATE customer_partyversion SET family_name = 'Mustermann'"),
    "bank entry gone": ("value", "DELETE FROM value_bankentry"),
    "day of the bank entry": ("value", "UPDATE value_bankentry SET booked_on = booked_on - 1"),
    "payer": ("value", "UPDATE value_payment SET payer_id = gen_random_uuid()"),
}


def forge(statement: str) -> None:
    """As somebody with the keys of the database would: triggers off, constraints on."""
    with world.connection().cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement)
        assert cursor.rowcount > 0, statement
        cursor.execute("SET session_replication_role = origin")


def test_every_falsified_copy_is_named(de: Town, sold: UUID) -> None:
    clean = deal_queries.verdict(SYSTEM, deal=sold)
    assert clean.agrees
    assert clean.claims > 100
    missed = []
    for name, (stream, statement) in FORGERIES.items():
        with world.connection().cursor() as cursor:
            cursor.execute("BEGIN DEFERRABLE")  # in the guise of a command: only comparing finds it
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
