"""At the foot of every page: withdrawal, imprint, privacy, accessibility."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.operations.showroom.test_journey import Client, body

if TYPE_CHECKING:
    from tests.browser.cast import Cast

LEGAL = ("/withdraw", "/imprint", "/conditions", "/privacy", "/accessibility")


@pytest.mark.parametrize("path", ["/", "/models/", "/account/login/", "/nowhere", *LEGAL])
def test_every_page_leads_to_what_the_law_asks_for(cast: Cast, path: str) -> None:
    page = Client(SERVER_NAME="localhost", headers={"Accept-Language": "de"}).get(path, follow=True).content.decode()
    for there in LEGAL:
        assert f'href="{there}"' in page, there


@pytest.mark.parametrize("language", ["de", "en"])
def test_who_sells_and_what_is_kept_is_told(cast: Cast, language: str) -> None:
    client = Client(SERVER_NAME="localhost", headers={"Accept-Language": language})
    imprint = body(client.get("/imprint"))
    for part in (
        "Corvane DE GmbH",
        "Werkstraße 1",
        "HRB 1234",
        "DE136695976",
        "service@corvane.example",
        "+49 30 23125 100",
    ):
        assert part in imprint, part
    for path in LEGAL[1:]:
        page = body(client.get(path))
        assert "showroom.legal" not in page
        assert "service@corvane.example" in page


def test_only_cookies_that_are_needed_are_set(cast: Cast) -> None:
    """The notice says so."""
    client = Client(SERVER_NAME="localhost")
    for path in ("/", "/models/?market=DE", "/stock/?market=DE", *LEGAL):
        client.get(path, follow=True)
    assert set(client.cookies) <= {"murmelbahn_csrf", "murmelbahn_session", "market", "theme", "django_language"}
