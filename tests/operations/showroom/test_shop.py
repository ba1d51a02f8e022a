"""From the models to an offer: what the pages say, that all prices are one price, and who may do what."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from murmelbahn.accounts.queries import actor_of_subject
from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import OneselfFirst, SellersVatId
from murmelbahn.deal import operations as deal_operations
from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Customer, Role, Variant, Vehicle
from murmelbahn.kernel.actor import SYSTEM, VISITOR
from murmelbahn.kernel.ids import new_id
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.sandbox.operations.world import people
from murmelbahn.showroom import queries
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import Campaign, ComponentKind
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import StockWish
from tests.operations.showroom.shop import OPENING, Shop, open_shop
from tests.operations.showroom.test_pages import body

if TYPE_CHECKING:
    from django.test import Client

    from tests.worlds import Worlds

MINE, FIRM, ADVISER = "Miriam Albers", "Oliver Stark", ""
ARVE = "/models/AV2/configure"


@pytest.fixture(scope="module")
def shop(worlds: Worlds) -> Iterator[Shop]:
    from murmelbahn.kernel import world

    def set_clock(at: datetime) -> None:
        with world.connection().cursor() as cursor:
            cursor.execute("UPDATE kernel_clock SET kind = 'set', at = %s WHERE id = 1", [at])

    with worlds.fresh():
        yield open_shop(set_clock)


def key_in(answer: Any) -> str:
    """The key of the last form of a page."""
    found: list[str] = re.findall(r'name="key" value="([^"]+)"', answer.content.decode())
    return found[-1] if found else str(new_id())


def kept(client: Client, path: str) -> str:
    """The code of the car that a configurator's address shows, kept."""
    page = client.get(path)
    shown = re.search(r'name="shown" value="([^"]+)"', page.content.decode())
    assert shown is not None
    query = urlsplit(path).query
    answer = client.post(f"{ARVE}/keep?{query}", {"key": str(new_id()), "shown": shown[1]})
    assert answer.status_code == 303
    return str(answer["Location"]).rsplit("/", 1)[1].partition("?")[0]


def amount_on(answer: Any) -> str:
    found = re.search(r'class="amount"[^>]*>([^<]+)<', answer.content.decode())
    assert found is not None
    return html.unescape(found[1])


def asked(client: Client, **values: str) -> Any:
    return client.post("/offer/new", {"key": str(new_id()), **values})


def own(shop: Shop, name: str) -> UUID:
    """A party of a user: its person, or its company."""
    return min(actor_of_subject(SYSTEM, subject=shop.users[name]).parties)


def adviser(shop: Shop) -> str:
    """The first adviser of the first German agent."""
    from murmelbahn.sandbox.queries import source

    return next(one.advisers[0] for one in source.agents() if one.market == "DE")


def test_a_market_is_chosen_and_never_guessed(shop: Shop) -> None:
    client = shop.visitor(market="", language="de")
    assert "€" not in body(client.get("/models/"))
    assert 'class="window"' not in client.get("/models/").content.decode()
    answer = client.get(f"{ARVE}?with=P77")
    assert parse_qs(urlsplit(answer["Location"]).query)["next"] == [f"{ARVE}?with=P77"]
    answer = client.post("/market", {"market": "AT", "next": f"{ARVE}?with=P77"})
    assert (answer.status_code, answer["Location"]) == (303, f"{ARVE}?with=P77")
    assert "Österreich" in body(client.get(ARVE))
    assert client.post("/market", {"market": "PL"}).status_code == 422
    assert client.post("/market", {"market": "DE", "next": "https://elsewhere.example/"})["Location"] == "/models/"


def test_six_models_with_price_and_label(shop: Shop) -> None:
    page = body(shop.visitor(language="de").get("/models/"))
    assert page.count("Zusammenstellen Corvane") == 6
    assert "Corvane Arve ab 32.370,00 €" in page
    assert "Kraftstoffverbrauch kombiniert: 5,7 l/100 km; CO₂-Emissionen kombiniert: 128 g/km. CO₂-Klasse: D" in page
    assert "elektrische Reichweite: 392 km" in page
    austria = body(shop.visitor(market="AT", language="de").get("/models/"))
    assert "128 g/km" in austria
    assert "CO₂-Klasse" not in austria


def test_the_label_in_full_stands_where_a_car_is_composed(shop: Shop) -> None:
    """Where one can order on a screen the whole label belongs beside it; Austria asks for consumption and CO2 only."""
    page = body(shop.visitor(language="de").get(ARVE))
    assert "Verbrauch, Energiekosten, CO₂-Kosten und Kfz-Steuer" in page
    assert "Energiekosten bei 15.000 km im Jahr" in page
    assert (
        "Mögliche CO₂-Kosten 2026 bis 2035, 15.000 km im Jahr mittlerer CO₂-Preis: 115,00 € je Tonne 2.208,00 €" in page
    )
    assert "Kfz-Steuer im Jahr 96,00 €" in page
    assert "amtliche Bekanntmachung dieses Jahres ist noch nicht eingearbeitet" in page
    plug_in = body(shop.visitor(language="de").get("/models/SG4/configure"))
    assert "Bei entladener Batterie: 5,9 l/100 km und 139 g/km." in plug_in
    assert "Stromverbrauch rein elektrisch 19,8 kWh/100 km" in plug_in
    austria = body(shop.visitor(market="AT", language="de").get(ARVE))
    assert "Verbrauch und CO₂ im Einzelnen" in austria
    assert "Kfz-Steuer" not in austria
    assert "CO₂-Kosten" not in austria


def test_choices_are_an_address(shop: Shop) -> None:
    """Without a script: the form comes back, and the answer is the address of the new state."""
    client = shop.visitor()
    shown = "MH13.AT7.TRESS.P01.W17.U01.L01.A01"
    base = {"own": "", "shown": shown, "f-engine": "MH13", "f-trim": "TRESS", "f-paint": "P01"}
    assert client.get(f"{ARVE}/choose", base)["Location"] == ARVE
    assert client.get(f"{ARVE}/choose", base | {"f-paint": "P77"})["Location"] == f"{ARVE}?with=P77"
    chosen = base | {"own": "P77", "shown": shown.replace("P01", "P77").replace("TRESS", "TRSPT"), "f-paint": "P77"}
    assert client.get(f"{ARVE}/choose", chosen | {"f-trim": "TRESS"})["Location"] == f"{ARVE}?with=P77&wish=TRESS"
    assert (
        client.get(f"{ARVE}/choose", chosen | {"f-trim": "TRSPT", "f-paint": "P11"})["Location"] == f"{ARVE}?with=P11"
    )
    ticked = chosen | {"plates": "yes", "f-trim": "TRSPT"}
    assert client.get(f"{ARVE}/choose", ticked)["Location"] == f"{ARVE}?with=P77&plates=yes"


def test_a_paid_service_is_taken_only_by_who_chooses_it(shop: Shop) -> None:
    """Unticked with its price beside it, on every page on the way; the tick is carried from the configurator to the offer."""
    client, path = shop.as_(MINE, language="de"), f"{ARVE}?with=P77"
    tick = re.compile(r'<input[^>]*name="plates" value="yes"( checked)?>')
    for asked_for, checked in (("", None), ("&plates=yes", " checked")):
        page = client.get(path + asked_for)
        assert [found or None for found in tick.findall(page.content.decode())] == [checked]
        assert "179,60 €" in body(page)
        shown = re.search(r'name="shown" value="([^"]+)"', page.content.decode())
        assert shown is not None
        there = client.post(f"{ARVE}/keep?with=P77{asked_for}", {"key": str(new_id()), "shown": shown[1]})["Location"]
        assert amount_on(client.get(there)) == amount_on(page)
        onward = re.search(r'href="(/offer/new[^"]*)"', client.get(there).content.decode())
        assert onward is not None
        last = client.get(html.unescape(onward[1]))
        assert [found or None for found in tick.findall(last.content.decode())] == [checked]
        assert amount_on(last) == amount_on(page)
        assert "179,60 €" in body(last)
    assert "Grundausstattung 32.370,00 €" in body(client.get(path))
    assert "Grundausstattung 32.370,00 €" in body(client.get(path + "&plates=yes"))


def test_what_cannot_be_had_leaves_everything_as_it_is(shop: Shop) -> None:
    """Matt graphite chosen, an unavailable red tapped: the graphite stands until the reader decides."""
    client = shop.visitor()
    shown = "MH13.AT7.TRSPT.P77.W18.U01.L01.A01"
    tapped = {"own": "P77", "shown": shown, "f-trim": "TRSPT", "f-paint": "P21", "f-engine": "MH13"}
    there = client.get(f"{ARVE}/choose", tapped)["Location"]
    assert there == f"{ARVE}?with=P77&wish=P21"
    page = client.get(there)
    assert f'href="{ARVE}?with=P77"' in page.content.decode()
    assert amount_on(page) == amount_on(client.get(f"{ARVE}?with=P77"))


def test_what_a_choice_brings_along_is_listed_with_price_and_reason(shop: Shop) -> None:
    page = body(shop.visitor().get(f"{ARVE}?with=P77"))
    listed = page.partition("Your choice also needs")[2]
    assert listed.startswith(" Sport Comes with: Graphite matt. Matt paint comes with the Sport line only. €3,690.00")
    assert "Your choice also needs" not in body(shop.visitor().get(ARVE))


def test_every_option_says_its_state_and_why(shop: Shop) -> None:
    page = body(shop.visitor().get(f"{ARVE}?with=P77"))
    assert "Sport €3,690.00 Comes with: Graphite matt. Matt paint comes with the Sport line only." in page
    assert "Essence Not together with: Graphite matt. Matt paint comes with the Sport line only." in page
    assert "Not available at present." in page
    assert "Always part of this model." in page


def test_a_wish_that_does_not_go_is_repaired_with_its_price(shop: Shop) -> None:
    client = shop.visitor()
    before = amount_on(client.get(f"{ARVE}?with=P77"))
    answer = client.get(f"{ARVE}?with=P77&wish=TRESS")
    page = body(answer)
    assert amount_on(answer) == before
    assert "Essence does not go with your choice yet" in page
    assert "Left out for it: Graphite matt" in page
    assert "Change it: −€6,180.00 new total price €32,370.00" in page
    after = client.get(f"{ARVE}?with=TRESS")
    assert amount_on(after) == "€32,370.00"
    never = body(client.get(f"{ARVE}?wish=P21"))
    assert "At present this is not possible with any choice." in never
    assert "does not go" not in body(client.get(f"{ARVE}?wish=W18"))


def test_an_address_of_another_time_still_shows_a_car(shop: Shop) -> None:
    page = body(shop.visitor().get(f"{ARVE}?with=TRESS.P77.GONE.{'X' * 99}"))
    assert "Some of what this address asks for does not exist here" in page
    assert "Go on with this car" in page
    assert shop.visitor().get("/models/NO9/configure").status_code == 404


def test_the_price_is_the_sum_of_its_lines(shop: Shop) -> None:
    for market in ("DE", "AT"):
        for kind in CustomerKind:
            sheet = queries.configurator_sheet(
                VISITOR, market=market, kind=kind, model="AV2", own=("P77", "WINTER", "W20"), wish="", plates=True
            )
            totals = sheet.price.totals
            lines = [one.line for one in sheet.price.lines]
            assert sum(line.gross.amount for line in lines) + totals.regtax.amount == totals.gross.amount
            assert sheet.price.total == totals.gross
            assert sheet.above_base + sheet.base == totals.gross


def test_a_code_opens_exactly_this_car(shop: Shop) -> None:
    code = kept(shop.visitor(), f"{ARVE}?with=P77.SEATHEAT")
    other = shop.visitor(market="AT", language="de")
    answer = other.get("/configurations/open", {"code": code.lower().replace("-", " ")})
    assert answer["Location"] == f"/configurations/{code}"
    page = body(other.get(answer["Location"]))
    assert "Graphit matt" in page
    assert "Sitzheizung" in page
    assert "Deutschland" in page
    assert amount_on(other.get(answer["Location"])).endswith("€")
    assert kept(shop.visitor(), f"{ARVE}?with=SEATHEAT.P77") == code
    assert other.get("/configurations/000-000-000").status_code == 404
    assert other.get("/configurations/nonsense").status_code == 404


def test_estimate_kept_car_and_offer_are_one_price(shop: Shop) -> None:
    client = shop.as_(MINE)
    path = f"{ARVE}?with=P77.SEATHEAT"
    code = kept(client, path)
    seen = {amount_on(client.get(one)) for one in (path, f"/configurations/{code}", f"/offer/new?car={code}")}
    outlet = queries.ask_sheet(actor_of_subject(SYSTEM, subject=shop.users[MINE]), code=code).outlets[0].outlet
    answer = asked(client, car=code, party=str(own(shop, MINE)), outlet=str(outlet))
    assert answer.status_code == 303, body(answer)
    offer = client.get(answer["Location"])
    assert seen == {amount_on(offer)}
    assert "Valid through 8 Dec 2026." in body(offer)
    deal = UUID(str(answer["Location"]).split("/")[2])
    view = deals.deal(SYSTEM, deal=deal)
    assert (view.variant, view.customer) == (Variant.BUILD_TO_ORDER, Customer.OFFERED)
    assert f"/deals/{deal}/order" in offer.content.decode()
    for stranger in (FIRM, "Thomas Pichler"):
        assert shop.as_(stranger).get(answer["Location"]).status_code == 404
        assert shop.as_(stranger).get(f"/offers/{deal}").status_code == 404
        assert shop.as_(stranger).post(f"/offers/{deal}", {"key": str(new_id())}).status_code == 404


def test_a_double_click_opens_one_deal(shop: Shop) -> None:
    client = shop.as_(MINE)
    code = kept(client, f"{ARVE}?with=W18")
    before = len(deals.deals(SYSTEM))
    outlet = queries.ask_sheet(actor_of_subject(SYSTEM, subject=shop.users[MINE]), code=code).outlets[0].outlet
    form = {"key": str(new_id()), "car": code, "party": str(own(shop, MINE)), "outlet": str(outlet)}
    first, second = (client.post("/offer/new", form) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert len(deals.deals(SYSTEM)) == before + 1


def test_a_company_reads_net_prices_and_buys_for_itself(shop: Shop) -> None:
    client = shop.as_(FIRM)
    page = client.get(f"{ARVE}?for=company")
    assert "Without tax" in body(page)
    assert re.search(r"€[\d,.]+ incl. VAT", body(page)), (
        "the total, and beside it each option: every price says what it is"
    )
    assert re.search(r"€[\d,.]+ net", body(page))
    assert re.search(r"from €[\d,.]+ net", body(client.get("/models/?market=DE&for=company")))
    firm = next(
        card.party
        for card in customer.parties_of(actor_of_subject(SYSTEM, subject=shop.users[FIRM]))
        if card.kind == "company"
    )
    code = kept(client, f"{ARVE}?with=W18&for=company")
    assert "Spedition Stark" in body(client.get(f"/offer/new?car={code}"))
    asking = body(client.get(f"/offer/new?car={code}&party={firm}"))
    assert len(re.findall(r"€[\d,.]+ incl. VAT", asking)) == 3, "the company's line, the service, the car"
    outlet = queries.ask_sheet(actor_of_subject(SYSTEM, subject=shop.users[FIRM]), code=code).outlets[0].outlet
    answer = asked(client, car=code, party=str(firm), outlet=str(outlet))
    deal = UUID(str(answer["Location"]).split("/")[2])
    assert deals.deal(SYSTEM, deal=deal).customer_kind == "company"
    assert amount_on(client.get(answer["Location"])) == amount_on(client.get(f"{ARVE}?with=W18&for=company"))
    for page in ("offer", "order", "money/"):
        assert "Without tax" in body(client.get(f"/deals/{deal}/{page}")), f"{page}: line by line as it was offered"


def test_a_company_is_asked_at_the_price_that_it_will_be_offered(shop: Shop) -> None:
    """A framework agreement was in the offer and not in the price on which the company asked for it."""
    client = shop.as_(FIRM)
    actor = actor_of_subject(SYSTEM, subject=shop.users[FIRM])
    code = kept(client, f"{ARVE}?with=W18&for=company")
    before = {one.kind: one for one in queries.ask_sheet(actor, code=code).orderers}
    firm = before["company"].party
    promised = values.publish_campaign(
        SYSTEM,
        campaign=Campaign(
            code="RV-1",
            market="DE",
            seller=value.seller_in(SYSTEM, market="DE"),
            kind=ComponentKind.FRAMEWORK_DISCOUNT,
            percent=Decimal("4.5"),
            buyers=(firm,),
        ),
    )
    sheet = queries.ask_sheet(actor, code=code, party=firm)
    after = {one.kind: one for one in sheet.orderers}
    assert after["company"].total < before["company"].total
    assert after["private"].total == before["private"].total, "promised to the company alone"
    assert sheet.car.price.total == after["company"].total
    ours = queries.kept_car_sheet(actor, code=code, kind=CustomerKind.COMPANY, plates=False)
    assert (ours.price.total, ours.company) == (after["company"].total, after["company"].name), (
        "seen before it is asked for"
    )
    anybody = queries.kept_car_sheet(VISITOR, code=code, kind=CustomerKind.COMPANY, plates=False)
    assert (anybody.price.total, anybody.company) == (before["company"].total, "")
    stock = client.get("/stock/?for=company").content.decode()
    assert html.escape(ours.company) in stock
    assert "search__more" in stock
    assert '<details class="search__more" open>' not in stock, "for whom the price is narrows nothing"
    assert '<details class="search__more" open>' in client.get("/stock/?for=company&model=AV2").content.decode()
    answer = asked(client, car=code, party=str(firm), outlet=str(sheet.outlets[0].outlet))
    offer = deals.deal(SYSTEM, deal=UUID(str(answer["Location"]).split("/")[2])).offer
    assert offer is not None
    made = value.offer(SYSTEM, offer=offer, on=OPENING.date())
    assert made.terms.quote.totals.gross == after["company"].total
    values.end_campaign(SYSTEM, campaign=promised)


def test_each_kind_of_customer_sees_its_own_price_and_nobody_orders_as_a_company_unasked(shop: Shop) -> None:
    """As a company there is no right of withdrawal: whoever also has one buys for herself unless she says otherwise."""
    client = shop.as_(FIRM)
    code = kept(client, f"{ARVE}?with=W18")
    actor = actor_of_subject(SYSTEM, subject=shop.users[FIRM])
    sheet = queries.ask_sheet(actor, code=code)
    assert {one.kind: one.chosen for one in sheet.orderers} == {"private": True, "company": False}
    totals = {one.kind: one.total for one in sheet.orderers}
    for kind in CustomerKind:
        assert totals[kind] == queries.kept_car_sheet(VISITOR, code=code, kind=kind, plates=False).price.total
    assert totals["private"] != totals["company"]
    firm = next(one.party for one in sheet.orderers if one.kind == "company")
    assert {one.kind: one.total for one in queries.ask_sheet(actor, code=code, party=firm).orderers} == totals
    for one in sheet.orderers:
        outlet = str(sheet.outlets[0].outlet)
        made = asked(client, car=code, party=str(one.party), outlet=outlet)
        deal = UUID(str(made["Location"]).split("/")[2])
        assert deals.offer_ahead(SYSTEM, deal=deal).quote.totals.gross == one.total


def test_who_somebody_is_is_asked_where_it_is_needed(shop: Shop) -> None:
    shop.sign_up("Nina New", "nina@example.org")
    client = shop.as_("Nina New")
    code = kept(client, f"{ARVE}?with=P11")
    assert "Fill in the details" in body(client.get(f"/offer/new?car={code}"))
    form = {"key": str(new_id()), "next": f"/offer/new?car={code}", "kind": "private", "given_names": "Nina"}
    wrong = client.post("/offer/who", form)
    assert wrong.status_code == 422
    page = wrong.content.decode()
    assert 'value="Nina"' in page
    for field in ("family_name", "birth_date", "street", "postal_code", "city"):
        assert f'name="{field}"' in page
        assert re.search(f'name="{field}"[^>]*aria-invalid="true"', page), field
    assert not re.search('name="given_names"[^>]*aria-invalid', page)
    assert "Family name, Date of birth, Street and number, Postal code and Town" in page
    home = {"street": "Weg 1", "postal_code": "20095", "city": "Hamburg"}
    young = client.post("/offer/who", form | home | {"family_name": "New", "birth_date": "2012-01-01"})
    assert young.status_code == 422
    answer = client.post("/offer/who", form | home | {"family_name": "New", "birth_date": "1990-01-01"})
    assert answer.status_code == 303
    assert str(answer["Location"]).startswith(f"/offer/new?car={code}&party=")
    actor = actor_of_subject(SYSTEM, subject=shop.users["Nina New"])
    (party,) = actor.parties
    known = customer.party(actor, party=party)
    assert known.email_proven
    assert known.data.email == "nina@example.org"
    outlet = queries.ask_sheet(actor, code=code).outlets[0].outlet
    assert asked(client, car=code, party=str(party), outlet=str(outlet)).status_code == 303
    firm = form | home | {"kind": "company", "legal_name": "Neu GmbH", "legal_form": "GmbH", "register_number": "HRB 1"}
    answer = client.post("/offer/who", firm | {"key": str(new_id()), "signatories": "Nina New, Ned New"})
    assert answer.status_code == 303
    assert len(actor_of_subject(SYSTEM, subject=shop.users["Nina New"]).parties) == 2


def test_kept_cars_are_in_the_account(shop: Shop) -> None:
    client = shop.as_(MINE)
    code = kept(client, f"{ARVE}?with=P02.HUD")
    answer = client.post(f"/configurations/{code}/keep", {"key": str(new_id())})
    assert answer["Location"] == "/configurations/"
    assert code in body(client.get("/configurations/"))
    assert "This car is kept in your account." in body(client.get(f"/configurations/{code}"))
    assert code not in body(shop.as_(FIRM).get("/configurations/"))


def test_a_car_that_was_kept_with_its_registration_is_loaded_with_it(shop: Shop) -> None:
    client = shop.as_(MINE)
    code = kept(client, f"{ARVE}?with=P77.HUD")
    there = f"/configurations/{code}?plates=yes"
    page = client.get(there).content.decode()
    assert 'name="plates" value="yes"' in page
    sent = {"key": str(new_id()), "plates": "yes"}
    assert client.post(f"/configurations/{code}/keep", sent).status_code == 303
    assert f'href="{there}"' in client.get("/configurations/").content.decode()
    guest = shop.visitor().get(there).content.decode()
    assert f"next=%2Fconfigurations%2F{code}%3Fplates%3Dyes" in guest, "signing in keeps it, too"


def test_stock_is_found_by_what_people_ask_for(shop: Shop) -> None:
    client = shop.visitor(language="de")
    everything = vehicle.stock(VISITOR, wish=StockWish(market="DE"), limit=100)
    page = client.get("/stock/")
    assert f"{len(everything)} Autos sind schon gebaut" in body(page)
    model = everything[0].model
    some = [car for car in everything if car.model == model]
    found = body(client.get(f"/stock/?model={model}"))
    assert f"{len(some)} Autos" in found
    here = [car for car in some if car.arrived]
    assert f"{len(here)} Autos" in body(client.get(f"/stock/?model={model}&here=yes"))
    assert "So ein Auto steht gerade nicht da" in body(client.get("/stock/?below=1000"))
    prices = list(re.findall(r'window__price">([^<]+)<', page.content.decode()))
    assert prices == sorted(
        prices, key=lambda text: float(re.sub(r"[^\d,]", "", html.unescape(text)).replace(",", "."))
    )
    for wrong in ("class=nonsense", "below=cheap", "page=-1"):
        assert client.get(f"/stock/?{wrong}").status_code == 422
    assert body(client.get("/stock/?page=9999"))


def test_a_stock_car_is_offered_once(shop: Shop) -> None:
    client = shop.as_(MINE)
    car = next(one for one in vehicle.stock(VISITOR, wish=StockWish(market="DE"), limit=100) if one.arrived)
    price = amount_on(client.get(f"/stock/{car.vin}"))
    actor = actor_of_subject(SYSTEM, subject=shop.users[MINE])
    outlet = queries.ask_sheet(actor, vin=car.vin).outlets[0].outlet
    answer = asked(client, vin=car.vin, party=str(own(shop, MINE)), outlet=str(outlet))
    deal = UUID(str(answer["Location"]).split("/")[2])
    view = deals.deal(SYSTEM, deal=deal)
    assert (view.variant, view.vehicle, view.customer) == (Variant.STOCK, Vehicle.HELD, Customer.OFFERED)
    assert amount_on(client.get(answer["Location"])) == price
    assert shop.visitor().get(f"/stock/{car.vin}").status_code == 404
    again = asked(shop.as_(FIRM), vin=car.vin, party=str(own(shop, FIRM)), outlet=str(outlet))
    assert again.status_code in (404, 409)


def test_a_mistyped_code_is_said_beside_the_field_and_kept(shop: Shop) -> None:
    for language, said in (("de", "finden wir kein Auto"), ("en", "We find no car for")):
        answer = shop.visitor(language=language).get("/configurations/open?code=7QK-2M0-X8U")
        page = answer.content.decode()
        assert answer.status_code == 404
        assert 'value="7QK-2M0-X8U"' in page
        assert said in page


def test_a_refused_form_leads_back_to_itself(shop: Shop) -> None:
    client = shop.as_(MINE, language="de")
    form = "http://localhost/drives/"
    sent = {"vin": "WVCTS1ZZZ7C000000", "party": "x"}
    answer = client.post("/offer/new", sent, headers={"Referer": form})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="/drives/"' in page
    assert "ui/back.js" in page
    assert "Bitte prüfen Sie „Kundin oder Kunde“" in page
    elsewhere = client.post("/offer/new", sent, headers={"Referer": "https://elsewhere.example/"})
    assert "elsewhere.example" not in elsewhere.content.decode()


def test_a_customer_keeps_a_few_cars_and_whoever_is_late_sees_similar_ones(shop: Shop) -> None:
    """What was never there is answered like what has just been taken."""
    client = shop.as_(MINE, language="de")
    actor = actor_of_subject(SYSTEM, subject=shop.users[MINE])
    free = vehicle.stock(VISITOR, wish=StockWish(market="DE"), limit=6)
    outlet = queries.ask_sheet(actor, vin=free[0].vin).outlets[0].outlet
    answers = [asked(client, vin=car.vin, party=str(own(shop, MINE)), outlet=str(outlet)) for car in free[:4]]
    statuses = [one.status_code for one in answers]
    assert statuses[-1] == 409
    assert statuses.count(303) <= 3
    assert "nicht gleichzeitig" in body(answers[-1])
    taken = free[0].vin
    for vin in (taken, "WVCTS1ZZZ7C000000"):
        gone = shop.visitor(language="de").get(f"/stock/{vin}")
        assert gone.status_code == 404
        assert "gerade weg" in body(gone)
        assert 'href="/stock/' in gone.content.decode()
    late = shop.as_(FIRM, language="de")
    again = asked(late, vin=taken, party=str(own(shop, FIRM)), outlet=str(outlet))
    assert "gerade weg" in body(again)


def test_an_adviser_hands_the_offer_to_the_customers_phone(shop: Shop) -> None:
    name = adviser(shop)
    desk = shop.as_(name)
    actor = actor_of_subject(SYSTEM, subject=shop.users[name])
    code = kept(desk, f"{ARVE}?with=W18.SEATHEAT")
    form = {"key": str(new_id()), "next": f"/offer/new?car={code}", "kind": "private", "given_names": "Paul"}
    form |= {"family_name": "Phone", "birth_date": "1980-01-01", "street": "Weg 2", "postal_code": "20095"}
    added = desk.post("/offer/who", form | {"city": "Hamburg", "email": "Paul@Example.org"})
    assert added.status_code == 303, body(added)
    party = parse_qs(urlsplit(added["Location"]).query)["party"][0]
    assert "Paul Phone" in body(desk.get(added["Location"]))
    (outlet,) = actor.outlets
    answer = asked(desk, car=code, party=party, outlet=str(outlet), channel="outlet")
    deal = UUID(str(answer["Location"]).split("/")[2])
    assert deals.deal(SYSTEM, deal=deal).offer is None
    page = desk.get(answer["Location"])
    assert f"/offers/{deal}" in page.content.decode()
    assert "qr__code" in page.content.decode()
    assert "Your offer is ready." in body(shop.visitor().get(f"/offers/{deal}", follow=True))

    shop.sign_up("Eve Else", "eve@example.org")
    assert shop.as_("Eve Else").get(f"/offers/{deal}").status_code == 404
    assert shop.as_("Eve Else").post(f"/offers/{deal}", {"key": str(new_id())}).status_code == 404

    shop.sign_up("Paul Phone", "paul@example.org")
    phone = shop.as_("Paul Phone")
    seen = phone.get(f"/offers/{deal}")
    assert "has prepared a Corvane Arve for you" in body(seen)
    assert "Weg 2" not in body(seen)
    taken = phone.post(f"/offers/{deal}", {"key": key_in(seen)})
    assert taken["Location"] == f"/deals/{deal}/offer"
    view = deals.deal(SYSTEM, deal=deal)
    assert view.customer is Customer.OFFERED
    assert view.party(Role.ORDERER) == UUID(party)
    assert amount_on(phone.get(f"/deals/{deal}/offer")) == amount_on(desk.get(f"/deals/{deal}/offer"))
    assert phone.get(f"/offers/{deal}")["Location"] == f"/deals/{deal}/offer"


def test_a_company_takes_its_offer_over_once_its_signatory_has_said_who_it_is(shop: Shop) -> None:
    name = adviser(shop)
    desk, actor = shop.as_(name), actor_of_subject(SYSTEM, subject=shop.users[name])
    code = kept(desk, f"{ARVE}?with=W18")
    firm = {"key": str(new_id()), "next": f"/offer/new?car={code}", "kind": "company", "legal_name": "Nord GmbH"}
    firm |= {"legal_form": "GmbH", "register_number": "HRB 5", "signatories": "Nele Nord", "email": "nele@example.org"}
    added = desk.post("/offer/who", firm | {"street": "Weg 3", "postal_code": "20095", "city": "Hamburg"})
    assert added.status_code == 303, body(added)
    party = parse_qs(urlsplit(added["Location"]).query)["party"][0]
    (outlet,) = actor.outlets
    answer = asked(desk, car=code, party=party, outlet=str(outlet), channel="outlet")
    deal = UUID(str(answer["Location"]).split("/")[2])

    shop.sign_up("Nora Nobody", "nora.nobody@example.org")
    assert shop.as_("Nora Nobody").get(f"/offers/{deal}").status_code == 404
    assert "offer waits" not in body(shop.as_("Nora Nobody").get("/deals/"))
    shop.sign_up("Nele Nord", "nele@example.org")
    nele = shop.as_("Nele Nord")
    page = nele.get("/deals/")
    assert "An offer waits for you" in body(page)
    assert f"/offers/{deal}" in page.content.decode()
    with pytest.raises(OneselfFirst):
        deal_operations.take_over_offer(actor_of_subject(SYSTEM, subject=shop.users["Nele Nord"]), deal=deal)
    for sent in (nele.get(f"/offers/{deal}"), nele.post(f"/offers/{deal}", {"key": str(new_id())})):
        assert sent["Location"].startswith("/offer/who?kind=private&market=DE")
    form = nele.get(sent["Location"])
    assert "First yourself, then the company" in body(form)
    herself = {"key": key_in(form), "next": f"/offers/{deal}", "kind": "private", "given_names": "Nele"}
    herself |= {"family_name": "Nord", "birth_date": "1980-01-01", "street": "Weg 3", "postal_code": "20095"}
    assert nele.post("/offer/who?market=DE", herself | {"city": "Hamburg"})["Location"] == f"/offers/{deal}"
    taken = nele.post(f"/offers/{deal}", {"key": key_in(nele.get(f"/offers/{deal}"))})
    assert taken["Location"] == f"/deals/{deal}/offer"
    view = deals.deal(SYSTEM, deal=deal)
    assert (view.customer, view.party(Role.ORDERER)) == (Customer.OFFERED, UUID(party))
    assert "An offer waits for you" not in body(nele.get("/deals/"))


def test_a_web_customer_who_walks_in_takes_the_offer_over_as_itself(shop: Shop) -> None:
    """It has a Customer ID with this very address; the outlet, which may not see that, wrote it down again."""
    desk = shop.as_(adviser(shop))
    actor = actor_of_subject(SYSTEM, subject=shop.users[adviser(shop)])
    shop.sign_up("Willa Web", "willa@example.org")
    willa = shop.as_("Willa Web")
    form = {"key": str(new_id()), "next": "/models", "kind": "private", "given_names": "Willa", "family_name": "Web"}
    form |= {"birth_date": "1980-01-01", "street": "Weg 7", "postal_code": "20095", "city": "Hamburg"}
    assert willa.post("/offer/who?market=DE", form).status_code == 303
    mine = own(shop, "Willa Web")

    code = kept(desk, f"{ARVE}?with=W18.SEATHEAT")
    walked_in = form | {"key": str(new_id()), "next": f"/offer/new?car={code}", "email": "willa@example.org"}
    added = desk.post("/offer/who", walked_in)
    assert added.status_code == 303, body(added)
    nonsense = desk.post(
        "/offer/who", walked_in | {"key": str(new_id()), "shared_address": "yes", "postal_code": "ABCDEF"}
    )
    assert "Something is missing here or does not fit: Postal code." in body(nonsense)
    endless = desk.post(
        "/offer/who", walked_in | {"key": str(new_id()), "shared_address": "yes", "family_name": "x" * 5_000}
    )
    assert "Something is missing here or does not fit: Family name." in body(endless)
    twice = desk.post("/offer/who", walked_in | {"key": str(new_id())})
    assert twice.status_code == 409
    assert "Willa Web is on your books already" in body(twice)
    another = {"key": str(new_id()), "given_names": "Wim", "shared_address": "yes"}
    assert desk.post("/offer/who", walked_in | another).status_code == 303
    party = parse_qs(urlsplit(added["Location"]).query)["party"][0]
    (outlet,) = actor.outlets
    answer = asked(desk, car=code, party=party, outlet=str(outlet), channel="outlet")
    deal = UUID(str(answer["Location"]).split("/")[2])

    seen = willa.get(f"/offers/{deal}")
    taken = willa.post(f"/offers/{deal}", {"key": key_in(seen)})
    assert taken.status_code == 303, body(taken)
    view = deals.deal(SYSTEM, deal=deal)
    assert {one.party for one in view.parties} == {mine} != {UUID(party)}
    assert view.customer is Customer.OFFERED
    assert view.offer is not None
    day = view.opened_at.date()
    assert value.offer(SYSTEM, offer=view.offer, on=day).terms.buyer.party == mine
    told = customer.touchpoints(SYSTEM, party=mine)
    assert f"offer:{view.offer}" in {one.evidence for one in told}
    assert amount_on(willa.get(f"/deals/{deal}/offer")) == amount_on(desk.get(f"/deals/{deal}/offer"))


def test_an_adviser_offers_at_its_own_outlet_only(shop: Shop) -> None:
    desk = shop.as_(adviser(shop))
    actor = actor_of_subject(SYSTEM, subject=shop.users[adviser(shop)])
    code = kept(desk, f"{ARVE}?with=W20.TRSPT")
    others = [one.outlet for one in queries.ask_sheet(SYSTEM, code=code).outlets if one.outlet not in actor.outlets]
    party = people.enter(
        actor, market="DE", seller="CORVANE-DE", data=people.person("DE", "Nora", "Neu", "nora@mail.example")
    )
    assert asked(desk, car=code, party=str(party), outlet=str(others[0]), channel="outlet").status_code == 403
    stranger = own(shop, "Thomas Pichler")
    (outlet,) = actor.outlets
    assert asked(desk, car=code, party=str(stranger), outlet=str(outlet), channel="outlet").status_code == 404


def test_an_estimate_waits_for_a_named_person(shop: Shop) -> None:
    """Where a tax rule is not confirmed the deal is opened and says what it waits for; finance confirms, the offer is made."""
    from murmelbahn.deal import operations

    client = shop.as_("Thomas Pichler", market="AT")
    code = kept(client, f"{ARVE}?with=W18")
    actor = actor_of_subject(SYSTEM, subject=shop.users["Thomas Pichler"])
    outlet = queries.ask_sheet(actor, code=code).outlets[0].outlet
    answer = asked(client, car=code, party=str(own(shop, "Thomas Pichler")), outlet=str(outlet))
    deal = UUID(str(answer["Location"]).split("/")[2])
    ahead = deals.offer_ahead(SYSTEM, deal=deal)
    if deals.deal(SYSTEM, deal=deal).offer is not None:
        assert ahead.quote.binding
        return
    assert {hold.code for hold in ahead.holds} == {"price_is_estimate"}
    assert "becomes binding as soon as this is done" in body(client.get(answer["Location"]))
    finance = next(
        one
        for one in (actor_of_subject(SYSTEM, subject=subject) for subject in shop.users.values())
        if one.kind == "nsc_finance"
    )
    for rule in ahead.holds[0].detail["rules"].split(", "):
        operations.confirm_tax_rule(finance, deal=deal, rule=rule)
    page = client.get(answer["Location"])
    assert "Nothing is in the way of your offer any more." in body(page)
    assert "becomes binding as soon as this is done" not in body(page)
    version = re.search(r'name="version" value="(\d+)"', page.content.decode())
    assert version is not None
    made = client.post(f"{answer['Location']}/renew", {"key": str(new_id()), "version": version[1]})
    assert made.status_code == 303, body(made)
    assert deals.deal(SYSTEM, deal=deal).customer is Customer.OFFERED


def test_a_lender_is_asked_before_the_order(shop: Shop) -> None:
    client = shop.as_(MINE)
    code = kept(client, f"{ARVE}?with=A11")
    outlet = queries.ask_sheet(actor_of_subject(SYSTEM, subject=shop.users[MINE]), code=code).outlets[0].outlet
    there = asked(client, car=code, party=str(own(shop, MINE)), outlet=str(outlet))["Location"]
    deal = UUID(str(there).split("/")[2])
    version = str(deals.deal(SYSTEM, deal=deal).version)
    form = {"key": str(new_id()), "version": version, "lender": "RHONEBANK"}
    assert client.post(f"{there}/lender", form).status_code == 303
    (one,) = value.commitments(SYSTEM, deal=deal)
    assert one.state == "requested"
    assert (
        one.amount
        == value.offer(
            SYSTEM, offer=deals.deal(SYSTEM, deal=deal).offer or deal, on=OPENING.date()
        ).terms.quote.totals.gross
    )
    assert "Rhône Bank" in body(client.get(there))
    assert "The bank is checking" in body(client.get(there))
    assert client.post(f"{there}/lender", form | {"key": str(new_id()), "lender": "NOBODY"}).status_code == 422
    order = f"/deals/{deal}/order"
    german = shop.as_(MINE, language="de")
    ways = re.findall(r'name="funding" value="([^"]+)"', german.get(order).content.decode())
    loan = next(one for one in ways if one.startswith("loan"))
    for typed in ("10.00", "viel", "-5"):
        form = {"key": str(new_id()), "version": version, "funding": loan, "own_part": typed}
        answer = german.post(order, form)
        assert answer.status_code == 422
        assert f"„{typed}“ bei „Eigener Anteil“" in body(answer)
        assert f'value="{typed}"' in answer.content.decode()


def test_pages_are_cheap(shop: Shop) -> None:
    """None asks more for more: the stock page prices every car of a search with one look at the lists."""
    client = shop.visitor()
    for path, most in (("/models/", 24), (f"{ARVE}?with=P77&wish=TRESS", 14), ("/stock/", 26)):
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        assert len(seen) <= most, (path, len(seen))


def test_no_page_shows_a_code_where_a_sentence_belongs(shop: Shop) -> None:
    code = re.compile(r"\b(?:showroom|deal|value|vehicle|customer|retail|ui)\.[a-z_]+\.[a-z_.]+")
    for market in ("DE", "AT"):
        for language in ("de", "en"):
            client = shop.as_(MINE, market=market, language=language)
            share = kept(client, f"{ARVE}?with=P77")
            paths = [
                "/models/",
                "/models/?for=company",
                f"{ARVE}?with=P77&wish=TRESS",
                "/models/SG4/configure",
                "/stock/",
            ]
            paths += [
                f"/configurations/{share}",
                f"/offer/new?car={share}",
                "/configurations/",
                "/offer/who",
                "/offer/who?kind=company",
            ]
            for path in paths:
                answer = client.get(path)
                assert answer.status_code == 200, path
                page = body(answer)
                assert not code.findall(page), (path, code.findall(page))
                assert "{" not in page, path
                assert "style=" not in answer.content.decode(), path


def test_a_vat_id_is_added_and_corrected_by_adviser_and_customer(shop: Shop) -> None:
    desk = shop.as_(adviser(shop))
    firm = {"key": str(new_id()), "next": "/models", "kind": "company", "legal_name": "Vau GmbH", "legal_form": "GmbH"}
    firm |= {"register_number": "HRB 6", "signatories": "Vera Vau", "email": "vera@example.org"}
    firm |= {"street": "Weg 3", "postal_code": "20095", "city": "Hamburg"}
    sellers = value.legal_entity(SYSTEM, seller=value.seller_in(SYSTEM, market="DE")).vat_id
    assert desk.post("/offer/who", firm | {"vat_id": sellers}).status_code == 422
    assert desk.post("/offer/who", firm | {"key": str(new_id())}).status_code == 303
    (party,) = (one.party for one in customer.parties_of(SYSTEM, limit=99) if one.name == "Vau GmbH")
    page, action = f"/desk/customers/{party}", f"/desk/customers/{party}/vat-id"
    assert action in desk.get(page).content.decode()

    def save(vat_id: str, version: str = "1") -> int:
        sent = {"key": str(new_id()), "version": version, "vat_id": vat_id}
        return int(desk.post(action, sent).status_code)

    assert [save(one) for one in (sellers, "DE123", "nonsense")] == [422, 422, 422]
    assert save("de 811 907 980") == 303
    assert save("DE811907980", "1") == 409, "somebody was faster"
    kept_now = customer.party(SYSTEM, party=party)
    assert (kept_now.current, getattr(kept_now.data, "vat_id", "")) == (2, "DE811907980")
    private = str(own(shop, MINE))
    assert shop.as_(MINE).post(f"/desk/customers/{private}/vat-id", {"key": str(new_id())}).status_code in (
        403,
        404,
        422,
    )

    with pytest.raises(SellersVatId):
        customers.amend_party(
            SYSTEM, party=party, data=replace(kept_now.data, vat_id=f" {sellers[:5]} {sellers[5:]}"), expected_version=2
        )
    assert "das Register wird gefragt" in body(shop.as_(adviser(shop), language="de").get(page))
    again = f"{action}/again"
    assert desk.post(again, {"key": str(new_id())}).status_code == 303
    asked = desk.post(again, {"key": str(new_id())})
    assert asked.status_code == 409
    assert "has just been asked" in body(asked)

    stark = shop.as_(FIRM)
    me = stark.get("/me/")
    assert 'name="vat_id"' in me.content.decode()
    company = customer.parties_of(actor_of_subject(SYSTEM, subject=shop.users[FIRM]))
    (mine,) = (one for one in company if one.kind == "company")
    known = customer.party(SYSTEM, party=mine.party)
    home = known.data.addresses[0]
    typed = {"key": str(new_id()), "party": str(mine.party), "version": str(known.current), "street": home.street}
    typed |= {"postal_code": home.postal_code, "city": home.city}
    assert stark.post("/me/", typed | {"vat_id": sellers}).status_code == 422
    assert stark.post("/me/", typed | {"vat_id": "DE 811907980"}).status_code == 303
    assert getattr(customer.party(SYSTEM, party=mine.party).data, "vat_id", "") == "DE811907980"
