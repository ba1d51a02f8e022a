"""Germany: a registered car comes back after a withdrawal; its plate is given back, and it is sold and registered again."""

from __future__ import annotations

from murmelbahn.customer.terms import Channel
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import Vehicle
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarClass, RegistrationState
from tests.journeys.de.test_s4_withdrawal import handed_over
from tests.journeys.town import READY, Town


def test_the_plate_is_given_back_and_another_one_is_given(de: Town) -> None:
    deal, anna = handed_over(de, Channel.ONLINE)
    vin = de.view(deal).vin
    deals.withdraw(anna, deal=deal)
    de.on("2026-12-21")
    assert vehicle.car(SYSTEM, vin=vin).registered
    deals.record_return(de.desk, deal=deal, odometer_km=180, inspection="no damage")
    de.settle_down()
    back = vehicle.car(SYSTEM, vin=vin)
    assert (back.registered, back.car_class) == (False, CarClass.RETURNED)
    assert back.registration is not None
    assert back.registration.state is RegistrationState.DEREGISTERED
    assert back.first_registration == de.day("2026-12-09")
    ended = next(
        one.detail for one in deal_queries.story(SYSTEM, deal=deal) if one.code == "story.vehicle.registration.ended"
    )
    assert ended["on"] == "2026-12-21"
    de.refund(deal, "43,080.00")
    assert (de.view(deal).vehicle, de.view(deal).closed) == (Vehicle.RETURNED, True)
    de.prove()

    bert = de.person("Bert")
    again = de.open(bert, vin=vin, extras=("DELIVERY",))
    de.order(again, bert, "43,080.00", channel=Channel.OUTLET)
    de.accept(again)
    deals.car_prepared(de.desk, deal=again, checks=READY)
    de.invoice(again, handover="2026-12-28")
    de.papers(again)
    de.pay(again, "43,080.00")
    de.appoint(again, bert, "2026-12-28")
    de.register(again)
    assert de.view(again).vehicle is Vehicle.REGISTERED
    sold = vehicle.car(SYSTEM, vin=vin)
    assert sold.registered
    assert sold.registration is not None
    assert sold.registration.deal == again
    de.prove()
