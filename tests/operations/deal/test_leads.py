"""Somebody who asks before proving who it is: the proof makes a lead identified by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from murmelbahn.customer import operations as customers
from murmelbahn.customer.terms import Address, PartyKind, PersonData
from murmelbahn.deal.terms import Customer
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value.terms import ComponentKind
from tests.journeys.town import Town, engine

MAIL = "ida@example.org"


@pytest.mark.usefixtures("world")
def test_a_proven_address_makes_a_lead_identified(set_clock: Callable[[datetime], None]) -> None:
    set_clock(datetime(2026, 11, 24, 8, tzinfo=UTC))
    town = Town("DE", engine()).build()
    town.release("vire")
    car = town.configure("VR5", "EV50")
    town.prices([car], {"VR5": (ComponentKind.BASE, "41,990.00")}, basis=PriceBasis.GROSS)
    me = Actor(subject=new_id(), kind=ActorKind.CUSTOMER, markets=frozenset({"DE"}))
    data = PersonData(
        given_names="Ida",
        family_name="Muster",
        birth_date=date(1990, 2, 28),
        email=MAIL,
        language="de",
        addresses=(Address(street="Am Kai 2", postal_code="20457", city="Hamburg", country="DE"),),
    )
    party = customers.register_party(me, kind=PartyKind.PRIVATE, market="DE", seller=town.seller, data=data)
    ida = Actor(subject=me.subject, kind=ActorKind.CUSTOMER, parties=frozenset({party}))
    asked, again = (town.open((ida, party), configuration=car.id) for _ in range(2))
    assert town.view(asked).customer is Customer.LEAD
    customers.prove_email(SYSTEM, party=party, email=MAIL)
    town.settle_down()
    assert {town.view(deal).customer for deal in (asked, again)} == {Customer.IDENTIFIED}
