"""One object of every kind, all on one side of the house: of the customer, adviser and national company of the played deal."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from murmelbahn.accounts.models import User
from murmelbahn.accounts.queries import actor_of_subject
from murmelbahn.connect.webhooks import operations as webhooks
from murmelbahn.connect.webhooks import queries as hooks
from murmelbahn.connect.webhooks.operations import queue_new
from murmelbahn.customer import queries as customer
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as looks
from murmelbahn.documents import queries as documents
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.retail import operations as retail
from murmelbahn.retail import queries as retail_queries
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import BankEntry, BankStatement, Campaign, EntryOrigin
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarClass, Checks
from tests.api.callers import Stage

NEXT_MONTH = (datetime(2027, 3, 1, 9, tzinfo=UTC), datetime(2027, 3, 1, 10, tzinfo=UTC))
LATER = (datetime(2027, 3, 2, 9, tzinfo=UTC), datetime(2027, 3, 2, 10, tzinfo=UTC))


def objects(stage: Stage) -> dict[str, Any]:
    """Values by the names that parameters and fields have."""
    cast, town = stage.cast, stage.cast.town
    deal = cast.deals["invoiced"]
    party = cast.people["invoiced"][1]
    bound = vehicle.car_of_deal(SYSTEM, deal=deal)
    assert bound is not None
    car = vehicle.configuration(SYSTEM, configuration=bound.configuration)
    free = "WVCTS1ZZZ7C999001"
    vehicles.add_stock_car(
        SYSTEM, vin=free, configuration=car.id, car_class=CarClass.NEW, market="DE", seller=town.seller, place="A1-1"
    )
    vehicles.record_preparation(
        SYSTEM, vin=free, checks=Checks(inspection=True, second_key=True, papers=True, software=True)
    )
    demo = retail.add_demo_car(SYSTEM, outlet=town.outlet, vin="WVCTS1ZZZ7C999002", model=car.model)
    retail.offer_slots(SYSTEM, demo_car=demo, times=(NEXT_MONTH, LATER))
    first, second = retail_queries.free_slots(SYSTEM, market="DE")
    drive = retail.book_test_drive(SYSTEM, slot=first.slot, party=party)
    invoice = value.invoices_of(SYSTEM, deal=deal)[0]
    overpaid = cast.deals["settled"]
    town.pay(overpaid, "100.00")
    refund = values.propose_refund(town.finance, deal=overpaid, amount=Money.of("40.00", "EUR"))
    deals.open_papers(SYSTEM, deal=deal)
    touched = customer.touchpoints(SYSTEM, deal=deal)[0].id
    account = retail.record_agent_account(town.sales, agent=town.agent, holder="A", iban="DE75512108001245126199")
    webhook, delivery = _webhook(stage)
    offer = value.agreement(SYSTEM, deal=deal)
    campaign = values.publish_campaign(
        SYSTEM, campaign=Campaign(code="NOBODY", market="DE", seller=town.seller, percent=Decimal(1), models=("NONE",))
    )
    return {
        "deal": deal, "party": party, "keeper": party, "orderer": party, "collector": party, "customer": party,
        "person": party, "company": party, "parties": [str(party)], "purpose": "research", "market": "DE",
        "code": "DE", "seller": town.seller, "agent": town.agent, "outlet": town.outlet,
        "adviser": town.desk.subject, "vin": free, "configuration": car.id, "artefact": car.artefact,
        "model": car.model, "wish": "SEATHEAT", "items": list(car.items), "choices": [car.items[0]],
        "invoice": invoice.id, "document": documents.documents_of(SYSTEM, deal=deal)[0].id,
        "demo_car": demo, "slot": second.slot, "test_drive": drive, "refund": refund, "entry": _parked(stage),
        "on": "2027-02-15", "order_date": "2027-02-10", "build_date": "2027-04-10", "day": "2027-02-15",
        "month": "2027-02", "first": "2026-11", "last": "2027-02", "role": "collector", "number": "DE136695976",
        "customer_kind": "private", "offer": _offer(stage), "language": "de", "place": "A1-1",
        "signature_customer": "s1", "signature_agent": "s2", "total": {"amount": "44609.60", "currency": "EUR"},
        "funding": "cash", "subject": new_id(), "version": 1, "agreed": offer.id,
        "campaign": campaign,
        "touchpoint": touched, "webhook": webhook, "delivery": delivery, "url": "https://shop.example/hook", "account": account,
    }  # fmt: skip


def _offer(stage: Stage) -> Any:
    return looks.deal(SYSTEM, deal=stage.cast.deals["invoiced"]).offer


def _parked(stage: Stage) -> Any:
    """Money on the account that belongs to no deal."""
    town = stage.cast.town
    entry = BankEntry(
        reference=f"unknown-{new_id()}", origin=EntryOrigin.CREDIT_TRANSFER, amount=Money.of("12.00", "EUR"), booked=True,
        booked_on=date(2027, 2, 10), value_on=date(2027, 2, 10), remittance="no idea", counterparty_iban="",
    )  # fmt: skip
    account = value.legal_entity(SYSTEM, seller=town.seller).iban
    values.store_statement(
        SYSTEM, content=b"parked", statement=BankStatement(account=account, statement="P1", entries=(entry,))
    )
    town.settle_down()
    return value.unmatched_entries(SYSTEM, on=date(2027, 2, 11))[0].id


def _webhook(stage: Stage) -> tuple[Any, Any]:
    """An address of sales with one delivery on its way."""
    owner = User.objects.get(email="sales@callers.example").subject
    actor = actor_of_subject(SYSTEM, subject=owner)
    webhook = webhooks.register_webhook(actor, url="https://shop.example/hook", topics=("customer.*",))
    party = stage.cast.town.person("Hilda")[1]
    stage.cast.town.settle_down()
    queue_new(SYSTEM)
    (one, *_) = [found for found in hooks.deliveries(actor, webhook=webhook) if found.key == party]
    return webhook, one.id
