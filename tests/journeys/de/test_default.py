"""The seller rescinds only from a customer in default: reminded, a period of grace over, and for what is true."""

from __future__ import annotations

from uuid import UUID

import pytest

from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import Default, End, EndNotAllowed, NotInDefault
from murmelbahn.deal.terms.default import CollectionGrace, CollectionPeriod, NotDue, NothingOwed, NotReady
from murmelbahn.documents.models import Document
from murmelbahn.documents.rules.envelope import thaw
from murmelbahn.documents.terms import CollectionReminder, DamagesStatement, DocumentKind, Rescission
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ComponentKind, DamagesKind, InvoiceKind
from murmelbahn.vehicle import operations as vehicles
from tests.journeys.town import Town, euro


def agreed(de: Town, *extras: str) -> UUID:
    """For 36,900.00: the service of the outlet, where it is wanted, costs nothing."""
    de.release("arve")
    car = de.configure("AV2", "MH13")
    prices = {"AV2": (ComponentKind.BASE, "36,900.00"), "REGSERVICE": (ComponentKind.REGISTRATION_SERVICE, "0.00")}
    de.prices([car], prices, basis=PriceBasis.GROSS)
    anna = de.person()
    deal = de.open(anna, configuration=car.id, extras=extras)
    de.order(deal, anna, "36,900.00")
    de.accept(deal)
    de.plant_schedules(deal, week="2027-01-11", promised="2027-02-01")
    de.on("2027-01-18")
    de.plant_builds(deal)
    return deal


def invoiced(de: Town, *extras: str) -> UUID:
    """Ready and invoiced on 1 February; payment and collection until the 15th."""
    deal = agreed(de, *extras)
    de.on("2027-01-30")
    de.arrives(deal)
    de.on("2027-02-01")
    de.invoice(deal, handover="2027-02-15", due="2027-02-15")
    return deal


def rescind(de: Town, deal: UUID, cause: Default | None = None) -> None:
    deals.rescind_by_seller(de.finance, deal=deal, reason=cause.value if cause else "asked", cause=cause)
    de.settle_down()


def paper(deal: UUID, kind: DocumentKind) -> object:
    (stored,) = Document.objects.filter(deal=deal, kind=kind.value)
    return thaw(bytes(stored.content))[1]


def test_a_paid_car_is_not_lost_the_day_after_the_period(de: Town) -> None:
    deal = invoiced(de)
    de.pay(deal, "36,900.00")
    de.on("2027-02-16", 12)
    with pytest.raises(NothingOwed):
        rescind(de, deal, Default.NOT_PAID)
    with pytest.raises(CollectionGrace) as refused:
        rescind(de, deal, Default.NOT_COLLECTED)
    assert refused.value.parameters["day"] == de.day("2027-03-03")
    with pytest.raises(NotInDefault):
        rescind(de, deal)
    reminder = paper(deal, DocumentKind.COLLECTION_REMINDER)
    assert isinstance(reminder, CollectionReminder)
    assert (reminder.was_until, reminder.grace_until) == (de.day("2027-02-15"), de.day("2027-03-02"))
    de.on("2027-03-03", 12)
    rescind(de, deal)
    (stated,) = (one for one in value.invoices_of(SYSTEM, deal=deal) if one.content.kind is InvoiceKind.DAMAGES)
    assert stated.content.reason == DamagesKind.NON_COLLECTION
    letter = paper(deal, DocumentKind.RESCISSION)
    assert isinstance(letter, Rescission)
    assert letter.grounds == ("Das Fahrzeug wurde trotz Bereitstellungsanzeige und Nachfrist nicht abgenommen",)
    de.prove()


def test_who_paid_and_waits_for_the_outlet_is_not_late(de: Town) -> None:
    """The outlet registers and has not even said which papers it takes: no reminder, no rescission, no damages. Who does not
    bring the papers once they are listed is late."""
    deal = invoiced(de, "REGSERVICE")
    de.pay(deal, "36,900.00")
    de.on("2027-05-21", 12)
    with pytest.raises(NotReady):
        rescind(de, deal, Default.NOT_COLLECTED)
    assert not Document.objects.filter(deal=deal, kind=DocumentKind.COLLECTION_REMINDER.value).exists()
    deals.open_papers(SYSTEM, deal=deal)
    de.on("2027-06-15", 12)
    assert Document.objects.filter(deal=deal, kind=DocumentKind.COLLECTION_REMINDER.value).exists()


def test_nobody_is_in_default_the_day_after_the_invoice(de: Town) -> None:
    deal = agreed(de)
    with pytest.raises(EndNotAllowed):
        rescind(de, deal)
    de.on("2027-01-30")
    de.arrives(deal)
    de.on("2027-02-01")
    de.invoice(deal, handover="2027-02-15", due="2027-02-15")
    de.on("2027-02-02")
    with pytest.raises(NotDue) as refused:
        rescind(de, deal, Default.NOT_PAID)
    assert refused.value.parameters["day"] == de.day("2027-03-03")
    with pytest.raises(CollectionPeriod):
        rescind(de, deal, Default.NOT_COLLECTED)
    (ahead,) = (one for one in deal_queries.ends_ahead(de.finance, deal=deal) if one.end is End.RESCINDED_BY_SELLER)
    assert ahead.waits
    assert [case.sentence for case in ahead.cases] == ["deal.default.not_due", "deal.default.collection_period"]
    assert de.view(deal).end is None


def test_a_car_that_is_stopped_or_awaited_on_a_day_is_not_left_behind(de: Town) -> None:
    deal = invoiced(de)
    de.on("2027-02-10")
    de.pay(deal, "36,900.00")
    de.papers(deal)
    de.appoint(deal, (SYSTEM, de.view(deal).parties[0].party), "2027-03-20")
    de.on("2027-03-10")
    with pytest.raises(CollectionPeriod):
        rescind(de, deal, Default.NOT_COLLECTED)
    assert not Document.objects.filter(deal=deal, kind=DocumentKind.COLLECTION_REMINDER.value).exists()
    de.on("2027-03-21", 12)
    assert Document.objects.filter(deal=deal, kind=DocumentKind.COLLECTION_REMINDER.value).exists()
    vehicles.stop_delivery(SYSTEM, vin=de.view(deal).vin, reason="recall")
    de.on("2027-05-21", 12)
    with pytest.raises(NotReady):
        rescind(de, deal, Default.NOT_COLLECTED)


def test_who_paid_a_part_is_told_that_it_was_not_paid(de: Town) -> None:
    deal = invoiced(de)
    de.pay(deal, "36,000.00")
    de.on("2027-03-03", 12)
    rescind(de, deal, Default.NOT_PAID)
    stated = paper(deal, DocumentKind.DAMAGES_STATEMENT)
    assert isinstance(stated, DamagesStatement)
    assert stated.grounds[0] == "Nichtzahlung"
    assert "bezahlt" in stated.grounds[1]
    assert value.settled(SYSTEM, deal=deal).unallocated == euro("30,465.00")
    de.prove()


def test_the_story_says_overdue_only_of_what_is_open(de: Town) -> None:
    deal = invoiced(de)
    de.on("2027-02-10")
    de.pay(deal, "36,900.00")
    de.on("2027-02-20")
    assert "story.value.payment.overdue" not in [one.code for one in deal_queries.story(SYSTEM, deal=deal)]
