"""The national company's stock, prices and campaigns."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from murmelbahn.accounts.operations import create_user
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.markets.terms import CustomerKind, StockClass
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ComponentKind
from murmelbahn.vehicle import queries as vehicle
from tests.operations.showroom.test_desk import CODE, cost, press
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.browser.cast import Cast

STOCK, PRICES, CAMPAIGNS = "/office/stock/", "/office/prices/", "/office/campaigns/"


@pytest.fixture
def sales(cast: Cast) -> Client:
    return visitor(cast.users[ActorKind.NSC_SALES])


def test_only_the_national_company_of_the_market_comes_in(cast: Cast) -> None:
    email = f"ada-{new_id().hex[-8:]}@example.org"
    abroad = visitor(create_user(SYSTEM, email=email, kind=ActorKind.NSC_SALES, markets=["AT"]))
    for path in (STOCK, PRICES, CAMPAIGNS):
        assert Client(SERVER_NAME="localhost").get(path).status_code == 302
        for role in (ActorKind.CUSTOMER, ActorKind.ADVISER):
            assert visitor(cast.users[role]).get(path).status_code == 404
            assert visitor(cast.users[role]).post(path, {"market": "DE"}).status_code in (404, 405)
        assert abroad.get(f"{path}?market=DE").status_code == 422
    key = {"key": str(new_id()), "reason": "recall"}
    assert abroad.post(f"{STOCK}{cast.vin}/stop", key).status_code == 404
    assert visitor(cast.users[ActorKind.ADVISER]).post(f"{STOCK}{cast.vin}/stop", key).status_code == 404
    assert abroad.post(PRICES, {"market": "DE", "key": str(new_id())}).status_code == 404


def test_every_page_speaks_both_languages_and_is_cheap(cast: Cast) -> None:
    budgets = {
        STOCK: 22,
        f"{STOCK}?state=allocated&class=new": 22,
        PRICES: 22,
        f"{PRICES}?for=company": 22,
        CAMPAIGNS: 20,
    }
    for language in ("de", "en"):
        for role in (ActorKind.NSC_SALES, ActorKind.NSC_FINANCE):
            client = visitor(cast.users[role], language)
            for path, budget in budgets.items():
                answer = client.get(path)
                assert answer.status_code == 200, path
                assert not CODE.findall(body(answer)), path
                assert "{" not in body(answer), path
                assert cost(client, path) <= budget, path


def test_a_product_manager_keeps_the_goods_and_sees_nobodys_deal(cast: Cast) -> None:
    email = f"chloe-{new_id().hex[-8:]}@example.org"
    manager = visitor(create_user(SYSTEM, email=email, kind=ActorKind.PRODUCT_MANAGER, markets=["DE"]))
    assert manager.get("/office/")["Location"] == PRICES
    page = manager.get(PRICES).content.decode()
    assert 'href="/office/campaigns/"' in page
    assert 'href="/office/payments/"' not in page
    assert 'href="/deals/"' not in page
    (deal,) = (vehicle.car(SYSTEM, vin=cast.vin).deal,)
    assert str(deal) not in manager.get(STOCK).content.decode()
    for path in ("/office/orders/", "/office/deals/", "/office/payments/", "/office/taxes/", "/office/fallout/"):
        assert manager.get(path).status_code == 404, path
    code = f"PM-{new_id().hex[-6:].upper()}"
    form = {"market": "DE", "code": code, "percent": "2", "kind": "private", "valid_from": "2027-02-01", "begun": "yes"}
    assert press(manager, CAMPAIGNS, CAMPAIGNS, **form).status_code == 303
    assert code in body(manager.get(CAMPAIGNS))


def test_a_car_is_stopped_and_free_again(cast: Cast, sales: Client) -> None:
    assert cast.vin in body(sales.get(f"{STOCK}?text={cast.vin[-6:]}"))
    assert press(sales, STOCK, f"{STOCK}{cast.vin}/stop", reason="Rückruf 7").status_code == 303
    assert vehicle.car(SYSTEM, vin=cast.vin).stops == ("Rückruf 7",)
    page = f"{STOCK}?stopped=yes"
    assert "Auslieferung gestoppt: Rückruf 7" in body(sales.get(page))
    assert press(sales, page, f"{STOCK}{cast.vin}/lift").status_code == 303
    assert vehicle.car(SYSTEM, vin=cast.vin).stops == ()
    assert sales.post(f"{STOCK}{cast.vin}/stop", {"key": str(new_id()), "reason": " "}).status_code == 422


def test_a_new_version_changes_what_is_filled_in_from_its_day_on(cast: Cast, sales: Client) -> None:
    def costs(day: date) -> Money:
        listed = value.price_list(SYSTEM, market="DE", seller="CORVANE-DE", customer_kind=CustomerKind.PRIVATE, on=day)
        return listed.prices["P11"].amount

    answer = press(sales, PRICES, PRICES, price_P11="1.000,00".replace(".", ""), valid_from="2027-04-01")
    assert answer.status_code == 303
    assert (costs(date(2027, 3, 31)), costs(date(2027, 4, 1))) == (
        Money.of("950.00", "EUR"),
        Money.of("1000.00", "EUR"),
    )
    assert "1.000,00" in body(sales.get(answer["Location"]))
    assert press(sales, PRICES, PRICES, valid_from="2027-04-01").status_code == 422
    assert press(sales, PRICES, PRICES, price_P11="viel", valid_from="2027-04-01").status_code == 422
    finance = visitor(cast.users[ActorKind.NSC_FINANCE])
    sent = {"market": "DE", "key": str(new_id()), "price_P11": "1", "valid_from": "2027-04-01"}
    assert finance.post(PRICES, sent).status_code == 403


def test_an_option_becomes_free_and_a_car_does_not(cast: Cast, sales: Client) -> None:
    sent = {"price_P11": "0", "valid_from": "2027-08-01", "confirm_P11": "0.00 EUR"}
    assert press(sales, PRICES, PRICES, **sent).status_code == 303
    assert press(sales, PRICES, PRICES, price_AV2="0", valid_from="2027-08-01").status_code == 422
    nothing = press(sales, PRICES, PRICES, valid_from="2027-08-01")
    assert "Schreiben Sie mindestens einen neuen Preis hinein." in body(nothing)


def test_prices_are_not_published_over_a_list_that_was_not_seen(cast: Cast, sales: Client) -> None:
    seen = str(value.newest_prices(SYSTEM, market="DE"))
    sent = {"valid_from": "2027-09-01", "seen": seen}
    assert f'name="seen" value="{seen}"' in sales.get(PRICES).content.decode()
    assert press(sales, PRICES, PRICES, **sent, price_P11="960").status_code in (303, 409)
    late = press(sales, PRICES, PRICES, **sent, price_P11="970")
    assert late.status_code == 409
    assert "Inzwischen hat jemand anderes Preise veröffentlicht." in body(late)
    assert 'value="970"' in late.content.decode()


def test_a_discount_of_more_than_a_quarter_is_meant(cast: Cast, sales: Client) -> None:
    sent = {"code": f"BIG-{new_id().hex[-6:]}", "percent": "50", "valid_from": "2027-03-01"}
    asked = press(sales, CAMPAIGNS, CAMPAIGNS, **sent)
    assert asked.status_code == 409
    assert "50 % sind mehr als ein Viertel des Preises." in body(asked)
    assert 'name="confirmed"' in asked.content.decode()
    assert press(sales, CAMPAIGNS, CAMPAIGNS, **sent, confirmed="yes").status_code == 303
    long = press(sales, CAMPAIGNS, CAMPAIGNS, code="L" * 60, percent="2", valid_from="2027-03-01")
    assert long.status_code == 422


def test_a_campaign_that_begins_in_the_past_is_meant(cast: Cast, sales: Client) -> None:
    """Both questions may be asked of one campaign, one after the other."""
    sent = {"code": f"OLD-{new_id().hex[-6:]}", "percent": "50", "valid_from": "2026-12-01"}
    asked = press(sales, CAMPAIGNS, CAMPAIGNS, **sent, confirmed="yes")
    assert asked.status_code == 409
    assert "beginnt am 1. Dez. 2026" in body(asked)
    assert "bleiben, wie sie sind" in body(asked)
    assert 'name="confirmed" value="yes" required checked' in asked.content.decode()
    assert press(sales, CAMPAIGNS, CAMPAIGNS, **sent, confirmed="yes", begun="yes").status_code == 303


def test_a_campaign_with_a_budget(cast: Cast, sales: Client) -> None:
    sent = {"code": "spring27", "amount": "500", "valid_from": "2027-03-01", "valid_to": "2027-03-31", "budget": "10"}
    assert press(sales, CAMPAIGNS, CAMPAIGNS, **sent).status_code == 303
    page = body(sales.get(CAMPAIGNS))
    for said in ("SPRING27", "500,00", "Vergeben: 0 von 10", "kommt", "bis 31. März 2027"):
        assert said in page, said
    again = press(sales, CAMPAIGNS, CAMPAIGNS, **sent)
    assert again.status_code in (409, 422)


def test_a_budget_of_none_left_is_no_campaign_without_a_budget(cast: Cast, sales: Client) -> None:
    code = f"NONE-{new_id().hex[-6:].upper()}"
    sent = {"code": code, "percent": "2", "valid_from": "2027-03-01", "budget": "0"}
    assert press(sales, CAMPAIGNS, CAMPAIGNS, **sent).status_code == 303
    assert "Vergeben: 0 von 0" in body(sales.get(CAMPAIGNS))


@pytest.mark.parametrize(("field", "value"), [("model", "NOPE"), ("kind", "anybody"), ("class", "new")])
def test_a_tick_that_nobody_knows_does_not_mean_everybody(cast: Cast, sales: Client, field: str, value: str) -> None:
    code = f"TICK-{new_id().hex[-6:].upper()}"
    sent = {"code": code, "percent": "2", "valid_from": "2027-03-01", field: value}
    assert press(sales, CAMPAIGNS, CAMPAIGNS, **sent).status_code == 422
    assert code not in body(sales.get(CAMPAIGNS))


def test_a_class_of_stock_is_lowered_by_sales(cast: Cast, sales: Client) -> None:
    """Ticked classes make it the reduction of those classes; bounds are those of every campaign."""
    code = f"USED-{new_id().hex[-6:].upper()}"
    sent = {"code": code, "percent": "12", "valid_from": "2027-04-01", "class": ["demonstrator", "returned"]}
    assert press(sales, CAMPAIGNS, CAMPAIGNS, **sent).status_code == 303
    (found,) = [one for one in value.published_campaigns(SYSTEM, market="DE") if one.campaign.code == code]
    assert found.campaign.kind is ComponentKind.STOCK_CLASS
    assert found.campaign.stock_classes == (StockClass.DEMONSTRATOR, StockClass.RETURNED)
    assert "Vorführwagen, Zurückgegebenes Fahrzeug" in body(sales.get(CAMPAIGNS))
    over = press(sales, CAMPAIGNS, CAMPAIGNS, **(sent | {"code": f"{code}-2", "percent": "100"}))
    assert over.status_code == 422


def test_a_german_reader_types_german_prices(cast: Cast, sales: Client) -> None:
    """What the list prints is read back as it stands; what could be two amounts is refused with all entries kept."""
    answer = press(sales, PRICES, PRICES, price_P11="1.050,00 €", valid_from="2027-05-01")
    assert answer.status_code == 303
    assert "1.050,00" in body(sales.get(answer["Location"]))
    refused = press(sales, PRICES, PRICES, price_P11="1050.00", valid_from="2027-05-02", valid_to="2027-05-09")
    page = refused.content.decode()
    assert refused.status_code == 422
    for kept in ('value="1050.00"', 'value="2027-05-02"', 'value="2027-05-09"', "Neuer Preis P11", "33.000,50"):
        assert kept in page, kept


def test_an_end_before_the_start_is_said_beside_the_field(cast: Cast, sales: Client) -> None:
    backwards = {"valid_from": "2027-05-09", "valid_to": "2027-05-01"}
    prices = press(sales, PRICES, PRICES, price_P11="1.000", **backwards)
    campaign = press(sales, CAMPAIGNS, CAMPAIGNS, code="BACK", percent="2", **backwards)
    for answer in (prices, campaign):
        page = answer.content.decode()
        assert answer.status_code == 422
        assert 'id="wrong-valid_to"' in page
        assert 'value="2027-05-01"' in page


def test_every_code_of_the_form_stands_beside_its_name(cast: Cast, sales: Client) -> None:
    page = sales.get(PRICES).content.decode()
    for named in ("Fjordblau metallic P11", "Überführung DELIVERY"):
        assert named in " ".join(body(sales.get(PRICES)).split()), named
        assert f'aria-label="Neuer Preis {named}"' in page, named


def test_a_price_that_jumps_is_confirmed_by_name_and_one_that_cannot_be_meant_is_refused(
    cast: Cast, sales: Client
) -> None:
    sent = {"price_P11": "3.000", "valid_from": "2027-06-01"}
    asked = press(sales, PRICES, PRICES, **sent)
    page = asked.content.decode()
    assert asked.status_code == 409
    assert 'name="confirm_P11" value="3000.00 EUR"' in page
    assert "Ja, Fjordblau metallic (P11): bisher" in body(asked)
    assert "neu 3.000,00" in page.replace("\N{NO-BREAK SPACE}", " ")
    other = press(sales, PRICES, PRICES, **sent | {"price_P11": "4.000"}, confirm_P11="3000.00 EUR")
    assert other.status_code == 409
    assert press(sales, PRICES, PRICES, **sent, confirm_P11="3000.00 EUR").status_code == 303
    past = press(sales, PRICES, PRICES, price_P11="1.000", valid_from="2026-01-01")
    assert past.status_code == 422
    assert 'id="wrong-valid_from"' in past.content.decode()
    huge = press(sales, PRICES, PRICES, price_P11="99.999.999.999", valid_from="2027-06-01")
    assert huge.status_code == 422


def test_campaigns_leave_something_of_the_price_and_have_a_name(cast: Cast, sales: Client) -> None:
    for wrong in (
        {"code": "ALL", "percent": "100"},
        {"code": "MORE", "percent": "150"},
        {"code": "HUGE", "amount": "999.999"},
        {"code": "", "percent": "2"},
        {"code": "\N{PARTY POPPER}", "percent": "2"},
        {"code": "---", "percent": "2"},
    ):
        answer = press(sales, CAMPAIGNS, CAMPAIGNS, valid_from="2027-02-01", **wrong)
        assert answer.status_code == 422, wrong
        assert 'class="error"' in answer.content.decode(), wrong


def test_a_campaign_is_ended_today(cast: Cast, sales: Client) -> None:
    code = f"END-{new_id().hex[-6:].upper()}"
    sent = {"code": code, "percent": "2", "valid_from": "2026-01-01", "begun": "yes"}
    assert press(sales, CAMPAIGNS, CAMPAIGNS, **sent).status_code == 303
    (found,) = [one for one in value.published_campaigns(SYSTEM, market="DE") if one.campaign.code == code]
    end = f"{CAMPAIGNS}{found.id}/end"
    finance = visitor(cast.users[ActorKind.NSC_FINANCE])
    assert finance.post(end, {"key": str(new_id()), "market": "DE"}).status_code == 403
    assert press(sales, CAMPAIGNS, end, market="DE").status_code == 303
    assert "beendet am" in body(sales.get(CAMPAIGNS))
    assert sales.post(end, {"key": str(new_id()), "market": "DE"}).status_code == 409
