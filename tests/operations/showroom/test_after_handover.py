"""After the handover and after the end: what the customer and the seller are told, until nobody owes anything."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.test import Client

from murmelbahn.accounts.operations import create_user
from murmelbahn.customer.terms import Channel
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.ui.rules.formats import full_day, money
from murmelbahn.value import queries as value
from tests.browser.cast import EXTRAS, TOTAL
from tests.journeys.de.test_payment_returned import take_back
from tests.journeys.town import euro
from tests.operations.showroom.test_office import press
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.browser.cast import Cast

Bought = tuple[UUID, Client, Actor]


@pytest.fixture
def bought(cast: Cast, request: pytest.FixtureRequest) -> Bought:
    """A car bought online and handed over today; its customer's browser and the customer."""
    town = cast.town
    who = town.person("Wanda")
    sold = deal_queries.deal(SYSTEM, deal=cast.deals["settled"]).configuration
    deal = town.open(who, configuration=sold, extras=EXTRAS)
    town.order(deal, who, TOTAL, channel=Channel.ONLINE)
    town.accept(deal)
    day = clock.read().date()
    town.plant_schedules(deal, week="2027-03-01", promised=str(day + timedelta(days=20)))
    town.plant_builds(deal)
    town.arrives(deal)
    town.invoice(deal, handover=str(day))
    town.papers(deal)
    town.pay(deal, getattr(request, "param", TOTAL))
    town.appoint(deal, who, str(day + timedelta(days=1)))
    town.on(str(day + timedelta(days=1)), 12)
    town.register(deal)
    town.hand_over(deal)
    user = create_user(SYSTEM, email=f"wanda-{deal.hex[-6:]}@example.org", parties=[who[1]])
    return deal, visitor(user), who[0]


def later(cast: Cast, days: int) -> None:
    cast.town.on(str(clock.read().date() + timedelta(days=days)), 12)


def page(client: Client, path: str) -> str:
    answer: Any = client.get(path)
    assert answer.status_code == 200
    return body(answer)


@pytest.mark.parametrize("bought", ["44,709.60"], indirect=True)
def test_a_period_that_is_over_is_told_as_over(cast: Cast, bought: Bought) -> None:
    deal, client, _ = bought
    running = page(client, f"/deals/{deal}/")
    assert "Ihre Widerrufsfrist läuft noch." in running
    assert "Dieser Vertrag kann bis" in running
    later(cast, 20)
    view = deal_queries.deal(SYSTEM, deal=deal)
    assert not view.closed, "100 euros too much are still to go back"
    over = page(client, f"/deals/{deal}/")
    assert "Ihre Widerrufsfrist ist vorbei." in over
    assert "Die Widerrufsfrist endete am" in over
    assert "Widerrufsfrist läuft" not in over
    assert "können diesen Vertrag widerrufen" not in over
    asked = page(client, f"/deals/{deal}/withdraw")
    assert "können diesen Vertrag widerrufen" not in asked
    assert "Die Widerrufsfrist endete am" in asked


@pytest.mark.parametrize("bought", ["44,709.60"], indirect=True)
def test_what_holds_the_settlement_is_finances_turn_everywhere(cast: Cast, bought: Bought) -> None:
    deal, _, _ = bought
    later(cast, 20)
    finance = visitor(cast.users[ActorKind.NSC_FINANCE])
    told = page(finance, f"/deals/{deal}/")
    assert "Gerade hält nichts diesen Vorgang auf" not in told
    assert "Noch nicht ausgeglichen: Guthaben des Zahlers. Sie sind dran" in told
    number = deal_queries.deal(SYSTEM, deal=deal).number
    assert number in page(finance, f"/office/deals/?mender=nsc_finance&text={number}")


def test_who_withdrew_after_the_handover_is_not_left_alone(cast: Cast, bought: Bought) -> None:
    deal, client, customer = bought
    deals.withdraw(customer, deal=deal)
    cast.town.settle_down()
    told = page(client, f"/deals/{deal}/")
    for part in (
        "Das Auto ist noch bei Ihnen und kommt zurück.",
        "Der Vertrag wurde widerrufen.",
        "Sie bekommen 44.609,60 € zurück.",
        "Das Auto zurückbringen bis",
        "spätestens am",
    ):
        assert part in told, part
    for gone in ("Gute Fahrt", "abgerechnet.", "läuft noch"):
        assert gone not in told
    deals.record_return(cast.town.desk, deal=deal, odometer_km=300, inspection="fine")
    cast.town.settle_down()
    assert "Das Auto ist wieder bei uns." in page(client, f"/deals/{deal}/")
    money = page(client, f"/deals/{deal}/money/")
    assert "noch nicht ausgezahlt" in money
    assert "Noch zurückzuzahlen" in money
    cast.town.refund(deal, deal_refund(deal))
    cast.town.settle_down()
    money = page(client, f"/deals/{deal}/money/")
    assert "noch nicht ausgezahlt" not in money
    assert "auf das Konto, von dem das Geld kam" in money
    assert "Ihr Geld ist zurückgezahlt." in page(client, f"/deals/{deal}/")


def deal_refund(deal: UUID) -> str:
    return str(value.settled(SYSTEM, deal=deal).unallocated.amount)


def test_sales_books_a_withdrawal_that_came_by_letter(cast: Cast, bought: Bought) -> None:
    """By the day on the letter; the receipt on the page names days, no hour that nobody knows."""
    deal, client, _ = bought
    sales = visitor(cast.users[ActorKind.NSC_SALES])
    assert f"/deals/{deal}/withdraw#note" in sales.get(f"/deals/{deal}/").content.decode()
    for who in (client, visitor(cast.users[ActorKind.ADVISER])):
        assert "Einen Widerruf verbuchen" not in page(who, f"/deals/{deal}/withdraw")
    form, action = sales.get(f"/deals/{deal}/withdraw"), f"/deals/{deal}/withdraw/noted"
    assert "Einen Widerruf verbuchen" in body(form)
    today = clock.read().date()
    letter = {"way": "letter", "proof": "Posteingang 114"}
    late = press(sales, form, action, **letter, declared_on=str(today + timedelta(days=1)))
    assert late.status_code == 422
    assert "liegt nicht in der Zukunft" in body(late)
    assert 'value="Posteingang 114"' in late.content.decode()
    unread = press(sales, form, action, **letter, declared_on="")
    assert (unread.status_code, "Erklärt am" in body(unread)) == (422, True)
    assert client.post(action, {**letter, "key": str(new_id()), "declared_on": str(today)}).status_code == 404
    later(cast, 3)
    done = press(sales, form, action, **letter, declared_on=str(today), arrived_on=str(today + timedelta(days=2)))
    assert (done.status_code, done.url) == (303, f"/deals/{deal}/withdraw/receipt")
    cast.town.settle_down()
    receipt = page(sales, done.url)
    assert "Der Widerruf ist eingegangen" in receipt
    assert "Erklärt am" in receipt
    assert "Uhr" not in receipt.split("Vertrag")[0]
    assert "(Brief)" in page(sales, f"/deals/{deal}/story/")
    assert "Ihr Widerruf ist eingegangen" in page(client, done.url)


def test_a_payment_that_the_bank_took_back_is_asked_for_again(cast: Cast, bought: Bought) -> None:
    """After everything was settled: the customer reads what is open, where to pay it, and why."""
    deal, client, _ = bought
    paid = cast.town.entries
    later(cast, 20)
    cast.town.settle_down()
    assert deal_queries.deal(SYSTEM, deal=deal).closed
    assert 'id="payment"' not in client.get(f"/deals/{deal}/").content.decode()
    take_back(cast.town, TOTAL, reference=f"BANK-{paid}", on=clock.read().date())
    assert not deal_queries.deal(SYSTEM, deal=deal).closed
    told = client.get(f"/deals/{deal}/").content.decode()
    assert 'id="payment"' in told
    assert "44.609,60" in told
    assert "Die Bank hat 44.609,60 € zurückgeholt." in page(client, f"/deals/{deal}/story/")


def test_what_is_kept_of_the_money_is_named(cast: Cast, bought: Bought) -> None:
    """Paid, kept for the loss of value and the fees of the plate, given back: each with its amount."""
    deal, client, customer = bought
    deals.withdraw(customer, deal=deal)
    later(cast, 3)
    deals.record_return(cast.town.desk, deal=deal, odometer_km=180, inspection="ok", value_loss=euro("8,616.00"))
    cast.town.settle_down()
    money = deal_queries.end_money(SYSTEM, deal=deal)
    assert money is not None
    assert money.paid == sum((one.amount for one in money.kept), money.back)
    assert [one.code for one in money.kept] == ["value.damages_kind.value_loss", "deal.kept.fees"]
    view = deal_queries.deal(SYSTEM, deal=deal)
    assert view.refund_by is not None
    assert full_day(view.refund_by, "de") in page(visitor(cast.users[ActorKind.NSC_FINANCE]), "/office/refunds/")
    told = page(client, f"/deals/{deal}/")
    for said in ("Gezahlt", "44.609,60 €", "Einbehalten", "8.616,00 € (Wertersatz)", "(Gebühren der Zulassung)"):
        assert said in told, said


def test_what_a_payer_has_twice_is_asked_for_on_both_sides(cast: Cast, bought: Bought) -> None:
    """Given back after the withdrawal, then taken back by the bank too: the customer reads where to pay, finance who owes."""
    deal, client, customer = bought
    paid = cast.town.entries
    deals.withdraw(customer, deal=deal)
    later(cast, 3)
    deals.record_return(cast.town.desk, deal=deal, odometer_km=180, inspection="ok")
    cast.town.settle_down()
    back = value.settled(SYSTEM, deal=deal).unallocated
    cast.town.refund(deal, str(back.amount))
    assert deal_queries.deal(SYSTEM, deal=deal).closed
    finance = visitor(cast.users[ActorKind.NSC_FINANCE])
    assert "Zweimal beim Zahler" not in page(finance, "/office/refunds/")
    take_back(cast.town, TOTAL, reference=f"BANK-{paid}", on=clock.read().date())
    office = page(finance, "/office/refunds/")
    assert "Zweimal beim Zahler" in office
    twice = office.split("Zweimal beim Zahler")[1].split("Zuletzt gezahlt")[0]
    assert money(back, "de").replace("\xa0", " ") in twice
    for reader, path in (
        (client, f"/deals/{deal}/"),
        (client, f"/deals/{deal}/money/"),
        (finance, f"/deals/{deal}/money/"),
    ):
        told = reader.get(path).content.decode()
        assert 'id="payment"' in told, path
        assert "44.609,60" in told.split('id="payment"')[1], "with the authority's fee, which is open again"
