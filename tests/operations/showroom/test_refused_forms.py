"""A form that is refused comes back as it was sent: what was chosen, ticked and typed, and the reason above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.test import Client

from murmelbahn.accounts.operations import create_user
from murmelbahn.customer import queries as customer
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import Customer
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.value.terms import FundingKind
from tests.operations.showroom.test_desk import buyer, newcomer, press
from tests.operations.showroom.test_journey import fields, offered
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.browser.cast import Cast

__all__ = ["offered"]
PRICES = "/office/prices/"


def loan(deal: UUID, client: Client) -> str:
    """Asks a lender, who has not answered yet; what the form sends for it."""
    version = deal_queries.deal(SYSTEM, deal=deal).version
    deals.ask_lender(SYSTEM, deal=deal, kind=FundingKind.LOAN, lender="RHONEBANK", expected_version=version)
    page = client.get(f"/deals/{deal}/order").content.decode()
    return next(one for one in re.findall(r'name="funding" value="([^"]+)"', page) if one.startswith("loan"))


def form_of(page: Any, action: str) -> str:
    forms = re.findall(r"<form.*?</form>", page.content.decode(), re.S)
    return next(one for one in forms if f'action="{action}"' in one)


def test_the_order_keeps_how_to_pay_and_what_was_agreed_to(cast: Cast, offered: tuple[UUID, Client]) -> None:
    deal, client = offered
    path = f"/deals/{deal}/order"
    chosen = {"funding": loan(deal, client), "own_part": "viel", "consent_marketing_phone": "yes"}
    answer = press(client, path, path, **chosen)
    assert answer.status_code == 422
    sent = fields(answer, path)
    assert chosen.items() <= sent.items()
    assert "consent_marketing_email" not in sent
    assert 'name="own_part" inputmode="decimal" autocomplete="off" aria-invalid="true"' in form_of(answer, path)


def test_an_own_part_beside_a_transfer_is_refused_and_never_dropped(cast: Cast, offered: tuple[UUID, Client]) -> None:
    deal, client = offered
    path = f"/deals/{deal}/order"
    loan(deal, client)
    answer = press(client, path, path, funding="cash:", own_part="5.000")
    assert answer.status_code == 422
    assert "Einen eigenen Anteil gibt es nur neben einem Kredit." in body(answer)
    assert fields(answer, path)["own_part"] == "5.000"
    assert deal_queries.deal(SYSTEM, deal=deal).customer is Customer.OFFERED
    assert press(client, path, path, funding="cash:").status_code == 303


def test_what_was_signed_where_stays_in_its_own_form(cast: Cast, offered: tuple[UUID, Client]) -> None:
    deal, _client = offered
    desk = visitor(cast.users[ActorKind.ADVISER])
    page, path = f"/deals/{deal}/order", f"/deals/{deal}/order/signed"
    chosen = {"funding": loan(deal, desk), "own_part": "-5", "signed": "home_visit", "signature": "Blatt 17"}
    answer = press(desk, page, path, **chosen)
    assert answer.status_code == 422
    assert chosen.items() <= fields(answer, path).items()
    assert fields(answer, f"/deals/{deal}/order/form")["signed"] == "outlet", "the other form was not sent"


def test_an_account_keeps_what_was_typed_and_an_address_is_never_blank(cast: Cast) -> None:
    person = newcomer(cast)
    email = f"nora-{person.hex[-6:]}@example.org"
    client = visitor(create_user(SYSTEM, email=email, kind=ActorKind.CUSTOMER, parties=[person]))
    typed = {"given_names": "Leonora", "street": "  ", "city": "Potsdam", "phone": "030 123456", "language": "en"}
    answer = press(client, "/me/", "/me/", **typed)
    assert answer.status_code == 422
    assert "Straße und Hausnummer" in body(answer)
    assert typed.items() <= (fields(answer, "/me/") | {"language": "en"}).items()
    assert '<option value="en" selected>' in form_of(answer, "/me/")
    assert re.search(r'name="street"[^>]* aria-invalid="true"', form_of(answer, "/me/"))
    assert customer.party(SYSTEM, party=person).current == 1
    assert press(client, "/me/", "/me/", **typed | {"street": "Weg 1", "city": ""}).status_code == 422
    assert press(client, "/me/", "/me/", **typed | {"street": "Weg 1"}).status_code == 303


def test_prices_keep_the_day_they_were_read_on_and_what_was_confirmed(cast: Cast) -> None:
    sales = visitor(cast.users[ActorKind.NSC_SALES])
    there = f"{PRICES}?on=2027-11-01"
    typed = {"price_P11": "1", "price_P77": "2", "valid_from": "2027-11-03"}
    asked = press(sales, there, PRICES, **typed)
    assert asked.status_code == 409
    assert fields(asked, PRICES)["on"] == "2027-11-01"
    exactly = dict(re.findall(r'name="(confirm_\w+)" value="([^"]+)"', form_of(asked, PRICES)))
    assert set(exactly) == {"confirm_P11", "confirm_P77"}
    half = sales.post(PRICES, fields(asked, PRICES) | {"key": str(new_id()), "confirm_P11": exactly["confirm_P11"]})
    assert half.status_code == 409
    assert fields(half, PRICES)["confirm_P11"] == exactly["confirm_P11"], "what was confirmed stays confirmed"
    assert "confirm_P77" not in fields(half, PRICES)
    sent = fields(half, PRICES) | {"key": str(new_id()), "confirm_P77": exactly["confirm_P77"], "valid_from": ""}
    dated = sales.post(PRICES, sent)
    assert dated.status_code == 422
    last = fields(dated, PRICES) | {"key": str(new_id()), "valid_from": "2027-11-03"}
    assert sales.post(PRICES, last).status_code == 303


def test_an_order_number_is_never_cut(cast: Cast, offered: tuple[UUID, Client]) -> None:
    deal, _ = offered
    desk = visitor(cast.users[ActorKind.ADVISER])
    page, path = f"/deals/{deal}/order", f"/deals/{deal}/order/signed"
    long = "4711-" * 13
    answer = press(desk, page, path, purchase_order=long, signature="Blatt 17")
    assert answer.status_code == 422
    assert "„Bestellnummer“ hat 65 Zeichen, Platz ist für 60." in body(answer)
    assert fields(answer, path)["signature"] == "Blatt 17"
    assert deal_queries.deal(SYSTEM, deal=deal).customer is Customer.OFFERED


def test_what_is_noted_of_a_contact_is_never_cut(cast: Cast, offered: tuple[UUID, Client]) -> None:
    desk, party = visitor(cast.users[ActorKind.ADVISER]), buyer(cast, "invoiced")
    path, note = f"/desk/customers/{party}", "lang " * 41
    answer = press(desk, path, f"{path}/contact", kind="call", channel="phone", note=note)
    assert answer.status_code == 422
    assert "„Notiz“ hat 204 Zeichen, Platz ist für 200." in body(answer)
    assert fields(answer, f"{path}/contact")["note"].strip() == note.strip()
    assert press(desk, path, f"{path}/contact", kind="call", channel="phone", note=note[:200]).status_code == 303
