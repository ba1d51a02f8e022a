"""Two readers, one truth: customer and adviser are shown the same numbers, dates and states, in either language; a page
speaks one currency; and every page of the house has a price in queries that it keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, reverse

from murmelbahn.kernel.actor import ActorKind
from murmelbahn.showroom import urls
from tests.browser.telling import currencies, mirrored
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.browser.cast import Cast

SHOWN = re.compile(r'data-fact="([^"]*)" data-value="([^"]*)"')
PARTS = ("", "offer", "order", "money/", "handover", "withdraw", "withdraw/receipt", "order/receipt", "change")
LIMIT = 30
"""Queries a page may ask when no other budget is named."""
BUDGETS = {"deal": 48, "deal_handover": 46, "deal_money": 41}
"""A deal's page and its handover ask every gate what is in the way; finance sees the clock of collection with the money."""
SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "CHF": "CHF", "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "kr": "SEK"}


def facts(answer: Any) -> list[tuple[str, str]]:
    """Every number, date and state of a page as machines write it, sorted."""
    main = answer.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return sorted(SHOWN.findall(main))


def test_customer_and_adviser_are_shown_the_same(cast: Cast) -> None:
    """Seven deals at seven moments of a life, every page of each, two languages."""
    compared = 0
    for stage, deal in cast.deals.items():
        for part in PARTS:
            path = f"/deals/{deal}/{part}"
            sides = []
            for subject, language in ((cast.customers[stage], "de"), (cast.users[ActorKind.ADVISER], "en")):
                answer = visitor(subject, language).get(path)
                sides.append((answer.status_code, facts(answer) if answer.status_code == 200 else []))
            (status, mine), (other, theirs) = sides
            assert status == other, (stage, part)
            if status == 200:
                mirrored(mine, theirs)
                compared += len(mine)
    assert compared > 400


def samples(cast: Cast) -> dict[str, list[Any]]:
    """What may stand in an address, by the name of its part."""
    return {
        "deal": list(cast.deals.values()),
        "model": ["AV2"],
        "code": [cast.share],
        "vin": [cast.vin],
        "party": [party for _, party in cast.people.values()],
        "agent": [cast.town.agent],
    }


def pages() -> Iterator[URLPattern]:
    for one in urls.urlpatterns:
        if isinstance(one, URLPattern):
            yield one


def readers(cast: Cast) -> list[Client]:
    return [visitor(cast.customers["invoiced"]), *(visitor(subject) for subject in cast.users.values()), Client()]


@pytest.mark.parametrize("page", tuple(pages()), ids=lambda page: page.name)
def test_every_page_keeps_its_budget_and_one_currency(cast: Cast, page: URLPattern) -> None:
    """Every address that answers a GET, by every reader, for every object there is."""
    known = samples(cast)
    names = list(page.pattern.converters)
    if not all(name in known for name in names):
        pytest.skip(f"a {' and a '.join(names)} is made by acts that have tests of their own")
    for client in readers(cast):
        for value in known[names[0]] if names else [None]:
            path = reverse(page.name, args=[value] if names else [])
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(path, {"market": "DE"}, SERVER_NAME="localhost")
            if answer.status_code == 405:
                return
            if answer.status_code != 200 or "main" not in answer.content.decode():
                continue
            assert len(asked) <= BUDGETS.get(page.name, LIMIT), (path, len(asked))
            assert len(currencies(facts(answer)) | said(body(answer))) <= 1, path


def said(text: str) -> set[str]:
    """Currencies that a text names beside a figure."""
    return {code for sign, code in SIGNS.items() if re.search(rf"\d\s?{re.escape(sign)}|{re.escape(sign)}\s?\d", text)}
