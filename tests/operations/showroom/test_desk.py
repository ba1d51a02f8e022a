"""The adviser's desk: what it says, who may see it, what it costs, and that every way goes on by links and buttons."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from murmelbahn.accounts.operations import create_user
from murmelbahn.accounts.queries import actor_of_subject
from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import Address, Conclusion, DocumentExpired, PartyKind, PersonData
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import Role, Variant
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.retail import operations as retail
from murmelbahn.retail.terms import OutletAddress
from murmelbahn.showroom.queries import names
from murmelbahn.vehicle import queries as vehicle
from tests.operations.showroom.test_journey import fields
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.browser.cast import Cast

CODE = re.compile(r"\b(?:story|showroom|deal|value|vehicle|customer|retail|documents|ui)\.[a-z_]+\.[a-z_.]+")


@pytest.fixture
def adviser(cast: Cast) -> Client:
    return visitor(cast.users[ActorKind.ADVISER])


@pytest.fixture
def stranger(cast: Cast) -> Client:
    email = f"otto-{new_id().hex[-8:]}@example.org"
    return visitor(create_user(SYSTEM, email=email, kind=ActorKind.ADVISER, agents=[new_id()]))


def buyer(cast: Cast, stage: str) -> UUID:
    return deal_queries.deal(SYSTEM, deal=cast.deals[stage]).party(Role.BUYER)


def cost(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def newcomer(cast: Cast) -> UUID:
    """Somebody the outlet has just written down."""
    home = Address(street="Weg 1", postal_code="10115", city="Berlin", country="DE")
    data = PersonData(
        given_names="Nora", family_name="Neu", birth_date=date(1990, 1, 1), email="nora@example.org", language="de",
        addresses=(home,), phone="",
    )  # fmt: skip
    return customers.register_party(
        SYSTEM, market="DE", seller="CORVANE-DE", kind=PartyKind.PRIVATE, data=data, agent=cast.town.agent
    )


def press(client: Client, page: str, action: str, **more: str | list[str]) -> Any:
    return client.post(action, fields(client.get(page), action) | more)


def test_the_adviser_lands_at_the_desk(cast: Cast, adviser: Client) -> None:
    assert adviser.get("/")["Location"] == "/desk/"
    page = body(adviser.get("/desk/?whose=all"))
    assert "Zu tun" in page
    assert "Zulassung beantragen" in page
    assert visitor(cast.users[ActorKind.NSC_SALES]).get("/desk/").status_code == 403
    assert visitor(cast.users[ActorKind.CUSTOMER]).get("/desk/").status_code == 403
    assert Client(SERVER_NAME="localhost").get("/desk/").status_code == 302


def test_a_strangers_desk_is_empty_and_ours_is_not_there(cast: Cast, stranger: Client) -> None:
    assert "Alles erledigt" in body(stranger.get("/desk/"))
    deal, party = cast.deals["invoiced"], buyer(cast, "invoiced")
    assert stranger.get(f"/desk/customers/{party}").status_code == 404
    assert stranger.get(f"/desk/deals/{deal}/car").status_code == 404
    key = {"key": str(new_id()), "version": "1"}
    for path, more in (
        (f"/desk/deals/{deal}/take", {}),
        (f"/desk/deals/{deal}/car/arrived", {}),
        (f"/desk/deals/{deal}/car/mended", {}),
        (f"/desk/deals/{deal}/car/prepared", {}),
        (f"/desk/deals/{deal}/car/keep", {"until": "2027-02-12"}),
        (f"/desk/deals/{deal}/car/free", {}),
        (f"/desk/deals/{deal}/car/returned", {"odometer": "10"}),
        (f"/desk/deals/{deal}/car/collector", {"party": str(party)}),
        (f"/desk/deals/{deal}/car/party", {"party": str(party), "role": "payer"}),
        (f"/desk/customers/{party}/lead", {}),
        (f"/desk/customers/{party}/contact", {"kind": "call", "channel": "phone"}),
        (f"/desk/customers/{party}/identity", {"document": "passport", "expires_on": "2030-01-01"}),
    ):
        assert stranger.post(path, key | more).status_code == 404, path


def test_who_has_nothing_to_do_hears_of_the_work_of_the_house(cast: Cast) -> None:
    """Whoever looks after nothing is not told that all is done while colleagues' customers wait."""
    email = f"mara-{new_id().hex[-8:]}@example.org"
    mara = create_user(SYSTEM, email=email, kind=ActorKind.ADVISER, agents=[cast.town.agent])
    waiting = deal_queries.desk(actor_of_subject(SYSTEM, subject=mara), adviser=mara)
    assert (waiting.tasks, bool(waiting.of_others)) == ((), True)
    page = body(visitor(mara).get("/desk/"))
    assert f"Im Haus ist noch zu tun: {waiting.of_others}." in page
    assert "Alles erledigt" not in page


def test_customers_have_no_desk(cast: Cast) -> None:
    client = visitor(cast.users[ActorKind.CUSTOMER])
    for path in ("/desk/customers/", f"/desk/customers/{buyer(cast, 'invoiced')}"):
        assert client.get(path).status_code == 403
    assert client.get(f"/desk/deals/{cast.deals['invoiced']}/car").status_code == 403


def test_customers_are_found_by_name_address_and_number(cast: Cast, adviser: Client) -> None:
    assert "Anna Muster" in body(adviser.get("/desk/customers/?name=anna"))
    email = customer.party(SYSTEM, party=buyer(cast, "invoiced")).data.email
    assert "Anna Muster" in body(adviser.get(f"/desk/customers/?name={email}"))
    assert "niemand bekannt" in body(adviser.get("/desk/customers/?name=Rumpelstilzchen"))
    assert adviser.get("/desk/customers/?after=yesterday").status_code == 422
    page = body(adviser.get(f"/desk/customers/{buyer(cast, 'invoiced')}"))
    for said in ("Anna Muster", "Verlauf", "Unterschrift, im Standort", "Werbung per E-Mail", "Auto zusammenstellen"):
        assert said in page, said


def test_what_the_desk_notes_stands_on_the_journey(cast: Cast, adviser: Client) -> None:
    page = f"/desk/customers/{newcomer(cast)}"
    answer = press(adviser, page, f"{page}/contact", kind="call", channel="phone", note="Telefonliste 7")
    assert answer.status_code == 303
    assert "Anruf, am Telefon" in body(adviser.get(page))
    assert "Ausweis noch nicht gesehen" in body(adviser.get(page))
    press(adviser, page, f"{page}/identity", document="driving_licence", expires_on="2031-01-01")
    assert "Ausweis noch nicht gesehen" in body(adviser.get(page))
    answer = press(adviser, page, f"{page}/identity", document="passport", expires_on="2020-01-01")
    assert answer.status_code == DocumentExpired.status
    press(adviser, page, f"{page}/identity", document="passport", expires_on="2031-01-01")
    assert "Ausweis noch nicht gesehen" not in body(adviser.get(page))


def test_who_works_at_two_outlets_says_at_which_one(cast: Cast) -> None:
    home = OutletAddress(street="Weg 2", postal_code="20095", city="Hamburg", country="DE")
    other = retail.open_outlet(
        cast.town.sales, agent=cast.town.agent, code="HH9", name="Zweite Halle", address=home, zone="Europe/Berlin"
    )
    both = create_user(
        SYSTEM, email=f"both-{new_id().hex[-8:]}@example.org", kind=ActorKind.ADVISER, agents=[cast.town.agent],
        outlets=[cast.town.outlet, other], markets=["DE"],
    )  # fmt: skip
    party, desk = newcomer(cast), visitor(both)
    page = f"/desk/customers/{party}"
    assert "Zweite Halle, Hamburg" in body(desk.get(page))
    answer = press(desk, page, f"{page}/contact", kind="visit", channel="outlet", outlet=str(other))
    assert answer.status_code == 303
    assert [one.outlet for one in customer.touchpoints(SYSTEM, party=party)][-1] == other
    foreign = press(desk, page, f"{page}/contact", kind="visit", channel="outlet", outlet=str(new_id()))
    assert foreign.status_code == 422


def test_the_window_is_the_led_customers(cast: Cast, adviser: Client) -> None:
    party = buyer(cast, "offered")
    answer = adviser.post(f"/desk/customers/{party}/lead", {"to": "stock"})
    assert answer["Location"] == "/stock/"
    assert "Für Emil Muster" in adviser.get(f"/configurations/{cast.share}?market=DE").content.decode()
    ask = adviser.get(f"/offer/new?car={cast.share}").content.decode()
    assert re.search(rf'value="{party}" required checked', ask)
    page = f"/configurations/{cast.share}"
    answer = press(adviser, page, f"{page}/keep")
    assert answer["Location"] == f"/desk/customers/{party}"
    assert cast.share in adviser.get(answer["Location"]).content.decode()
    assert adviser.post("/desk/customers/let-go")["Location"] == f"/desk/customers/{party}"
    assert "Für Emil Muster" not in adviser.get("/desk/").content.decode()


def test_a_stock_car_is_kept_to_a_day_and_let_go(cast: Cast, adviser: Client) -> None:
    who = cast.town.person("Karla")
    car = cast.vin
    deal = deals.open_deal(
        SYSTEM, market="DE", seller="CORVANE-DE", variant=Variant.STOCK, customer_kind="private", orderer=who[1],
        agent=cast.town.agent, outlet=cast.town.outlet, vin=car, extras=("DELIVERY",), place_of_delivery="A1",
    )  # fmt: skip
    cast.town.settle_down()
    page = f"/desk/deals/{deal}/car"
    assert press(adviser, page, f"{page}/keep", until="2027-03-30").status_code == 422
    assert press(adviser, page, f"{page}/keep", until="2027-02-15").status_code == 303
    assert str(vehicle.car(SYSTEM, vin=car).held_until).startswith("2027-02-15 23:00")
    assert press(adviser, page, f"{page}/free").status_code == 303
    assert vehicle.car(SYSTEM, vin=car).deal is None


def test_another_comes_for_the_car(cast: Cast, adviser: Client) -> None:
    deal = cast.deals["invoiced"]
    page = f"/desk/deals/{deal}/car"
    found = adviser.get(f"{page}?name=clara")
    other = buyer(cast, "settled")
    assert f'value="{other}"' in found.content.decode()
    assert "car/party" not in found.content.decode()
    answer = adviser.post(f"{page}/collector", fields(found, f"{page}/collector") | {"party": str(other)})
    assert answer.status_code == 303
    assert deal_queries.deal(SYSTEM, deal=deal).party(Role.COLLECTOR) == other
    foreign = adviser.post(f"{page}/collector", {"key": str(new_id()), "version": "1", "party": str(new_id())})
    assert foreign.status_code == 404


def test_no_page_of_the_desk_shows_a_code_and_all_are_cheap(cast: Cast) -> None:
    party = buyer(cast, "invoiced")
    pages = {
        "/desk/": 26,
        "/desk/?whose=all&kind=register": 26,
        "/desk/customers/": 10,
        f"/desk/customers/{party}": 34,
        f"/desk/deals/{cast.deals['secured']}/car": 26,
        f"/desk/deals/{cast.deals['offered']}/car": 26,
    }
    for language in ("de", "en"):
        client = visitor(cast.users[ActorKind.ADVISER], language)
        for path, budget in pages.items():
            answer = client.get(path)
            assert not CODE.findall(body(answer)), path
            assert "{" not in body(answer), path
            assert "style=" not in answer.content.decode()
            assert cost(client, path) <= budget, path


def test_commission_by_month_and_deal_with_its_document(cast: Cast, adviser: Client, stranger: Client) -> None:
    assert "Noch keine Provision" in body(stranger.get("/desk/commission"))
    page = body(adviser.get("/desk/commission"))
    for said in ("Februar 2027", "Clara Muster", "noch nicht abgerechnet", "Summe des Monats"):
        assert said in page, said
    assert adviser.get("/desk/commission?month=2027-13").status_code == 422
    assert visitor(cast.users[ActorKind.NSC_FINANCE]).get("/desk/commission").status_code == 403
    assert cost(adviser, "/desk/commission") <= 22


def test_signed_at_the_customers_home_there_is_a_right_to_withdraw(cast: Cast, adviser: Client) -> None:
    who = cast.town.person("Hanna")
    sold = deal_queries.deal(SYSTEM, deal=cast.deals["offered"]).configuration
    deal = cast.town.open(who, configuration=sold, extras=("DELIVERY", "REGSERVICE", "AUTHFEE"))
    deals.make_offer(SYSTEM, deal=deal)
    cast.town.settle_down()
    page = f"/deals/{deal}/order"
    answer = press(adviser, page, f"{page}/signed", signature="Blatt 7", signed="home_visit")
    assert answer.status_code == 303
    verdict = customer.channel_of(SYSTEM, deal=deal)
    assert verdict.conclusion is Conclusion.OFF_PREMISES
    assert verdict.withdrawal_right


def test_a_leased_car_goes_under_the_lessees_name_where_the_lessor_is_unknown(cast: Cast, adviser: Client) -> None:
    view = deal_queries.deal(SYSTEM, deal=cast.deals["secured"])
    lessor, lessee = new_id(), view.party(Role.ORDERER)
    leased = replace(
        view, parties=tuple(replace(one, party=lessor) if one.role is Role.BUYER else one for one in view.parties)
    )
    outlet = Actor(subject=new_id(), kind=ActorKind.ADVISER, agents=frozenset({cast.town.agent}))
    assert names.customers_in([leased]) == {lessor, lessee}
    seen = names.party_names(outlet, parties=(lessor, lessee))
    assert names.customer_in(leased, seen) == (lessee, seen[lessee])
    assert names.customer_in(leased, {lessor: "Lease AG", lessee: "Clara"}) == (lessor, "Lease AG")
    assert names.customer_in(leased, {}) == (None, "")


def test_customers_of_one_name_are_told_apart(cast: Cast, adviser: Client) -> None:
    home = Address(street="Weg 2", postal_code="01067", city="Dresden", country="DE")
    first, second = newcomer(cast), newcomer(cast)
    version = customer.party(SYSTEM, party=second).current
    moved = replace(customer.party(SYSTEM, party=second).data, addresses=(home,))
    customers.amend_party(SYSTEM, party=second, data=moved, expected_version=version)
    said = body(adviser.get("/desk/customers/?name=Nora+Neu"))
    code = vehicle.share_code(SYSTEM, configuration=deal_queries.deal(SYSTEM, deal=cast.deals["offered"]).configuration)
    asked = body(adviser.get(f"/offer/new?car={code}&name=Nora"))
    for party, city in ((first, "Berlin"), (second, "Dresden")):
        named = f"{city} · Kundennummer … {str(party)[-4:].upper()}"
        assert named in said
        assert named in asked
        assert f"Kundennummer … {str(party)[-4:].upper()}" in body(adviser.get(f"/desk/customers/{party}"))
