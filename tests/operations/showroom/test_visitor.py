"""Somebody who has not signed in sees the shop window, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import Address, PartyKind, PersonData
from murmelbahn.deal import queries as deals
from murmelbahn.kernel.actor import VISITOR
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.retail import queries as retail

if TYPE_CHECKING:
    from tests.browser.cast import Cast

OPEN = {
    "start",
    "models",
    "choose_market",
    "configure",
    "configure_choose",
    "configure_keep",
    "configuration",
    "configuration_open",
    "stock",
    "stock_car",
    "demo_people",
    "imprint",
    "conditions",
    "privacy",
    "accessibility",
}
"""The shop window: all that a visitor may ask for; and who one can be in a demo, which accounts tests. The open door of
withdrawal has tests of its own."""


def test_a_visitor_is_tied_to_nothing(cast: Cast) -> None:
    deal = cast.deals["invoiced"]
    assert deals.deals(VISITOR) == ()
    assert customer.parties_of(VISITOR) == ()
    assert retail.agents(VISITOR) == ()
    for ask in (
        lambda: deals.deal(VISITOR, deal=deal),
        lambda: customer.party(VISITOR, party=cast.people["invoiced"][1]),
    ):
        with pytest.raises(NotFound):
            ask()


def test_a_visitor_registers_nobody(cast: Cast) -> None:
    data = PersonData(
        given_names="No",
        family_name="Body",
        birth_date=date(1990, 1, 1),
        email="no@example.org",
        language="en",
        addresses=(Address(street="A 1", postal_code="1", city="B", country="DE"),),
    )
    with pytest.raises(NotAllowed):
        customers.register_party(VISITOR, kind=PartyKind.PRIVATE, market="DE", seller="CORVANE-DE", data=data)


def test_every_other_page_asks_to_sign_in(cast: Cast) -> None:
    """Every address of the showroom, asked for by nobody in particular: a deal that exists, an id that does not."""
    client = Client(SERVER_NAME="localhost")
    client.cookies["market"] = "DE"
    for name, path in _addresses(cast.deals["invoiced"]):
        if name in OPEN or name.startswith(("clock", "withdraw_open", "withdrawn_open")):
            continue
        answer = client.get(path)
        assert answer.status_code in (302, 405), (name, answer.status_code)
        if answer.status_code == 302:
            assert answer["Location"].startswith(("/account/login/", "/accounts/", "/models/")), (
                name,
                answer["Location"],
            )
        posted = client.post(path, {"key": str(new_id()), "version": "1"})
        assert posted.status_code in (302, 401, 405, 422), (name, posted.status_code)


def _addresses(deal: UUID) -> list[tuple[str, str]]:

    from murmelbahn.showroom.urls import urlpatterns

    known: dict[str, Any] = {
        "deal": deal,
        "document": new_id(),
        "form": "pdf",
        "model": "AV2",
        "code": "ABC-DEF-GHJ",
        "vin": "WVCAV2ZZZ7C000001",
    }
    found = []
    for one in urlpatterns:
        names = list(one.pattern.converters)
        found.append((one.name, reverse(one.name, kwargs={name: known.get(name, new_id()) for name in names})))
    return found
