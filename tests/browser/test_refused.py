"""Refused in a real browser: the reader stands at the reason, and from there every way leads on."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest

from tests.browser.audit import audit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.conftest import Stage

pytestmark = pytest.mark.browser
STANDS = "document.activeElement.id"


@pytest.fixture
def phone(stage: Stage, chromium: Browser) -> Iterator[BrowserContext]:
    from tests.browser.conftest import COOKIE

    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="de", reduced_motion="reduce")
    context.add_cookies([{"name": COOKIE, "value": stage.sessions["adviser"], "url": stage.address}])
    context.set_default_timeout(10_000)
    yield context
    context.close()


def refused(stage: Stage, phone: BrowserContext) -> Page:
    """An order whose signature was left blank."""
    page = phone.new_page()
    page.goto(f"{stage.address}/deals/{stage.cast.deals['offered']}/order")
    page.get_by_label("Wo die unterschriebene Fassung liegt").fill("  ")
    page.get_by_role("button", name="Bestellung aufnehmen").click()
    return page


def test_who_is_refused_stands_at_the_reason(stage: Stage, phone: BrowserContext) -> None:
    page = refused(stage, phone)
    page.wait_for_function(f"{STANDS} === 'refused'")
    audit(page, "light")
    page.goto(f"{stage.address}/account/login/")
    page.context.clear_cookies()
    page.goto(f"{stage.address}/account/login/")
    page.get_by_label("E-Mail").fill("nobody@example.org")
    page.get_by_label("Passwort").first.fill("wrong")
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.wait_for_function("document.activeElement.matches('.errorlist')")


def test_a_refused_page_watches_and_is_read_in_another_language_where_its_form_stood(
    stage: Stage, phone: BrowserContext
) -> None:
    page = refused(stage, phone)
    there = f"{stage.address}/deals/{stage.cast.deals['offered']}/order"
    with page.expect_response(lambda one: one.request.method == "GET" and "/order" in one.url, timeout=20_000) as asked:
        pass
    assert (asked.value.url, asked.value.status) == (there, 200)
    with page.expect_navigation():
        page.get_by_role("button", name="English").click()
    assert page.url == there
    assert page.get_attribute("html", "lang") == "en"


@pytest.mark.parametrize("reader", ["adviser", "nsc_sales"])
def test_what_was_typed_is_there_again_after_the_same_reader_signed_in(
    stage: Stage, phone: BrowserContext, reader: str
) -> None:
    from tests.browser.conftest import COOKIE

    page = phone.new_page()
    there = f"{stage.address}/deals/{stage.cast.deals['offered']}/order"
    page.goto(there)
    page.get_by_label("Wo die unterschriebene Fassung liegt").fill("Blatt 17")
    page.get_by_label("Beim Kunden oder anderswo").last.check()
    phone.clear_cookies(name=COOKIE)
    page.get_by_role("button", name="Bestellung aufnehmen").click()
    page.get_by_text("Sie sind nicht oder nicht mehr angemeldet.").wait_for()
    page.wait_for_function(f"{STANDS} === 'refused'")
    audit(page, "light")
    link = page.get_by_role("main").get_by_role("link", name="Anmelden")
    assert link.get_attribute("href") == f"/account/login/?next={quote(urlsplit(there).path, safe='')}"
    phone.clear_cookies()
    with page.expect_navigation():
        link.click()
    phone.add_cookies([{"name": COOKIE, "value": stage.sessions[reader], "url": stage.address}])
    page.goto(there)
    if reader != "adviser":
        assert page.get_by_label("Wo die unterschriebene Fassung liegt").input_value() == "", (
            "who comes next reads nothing of it"
        )
        return
    assert page.get_by_label("Wo die unterschriebene Fassung liegt").input_value() == "Blatt 17"
    assert page.get_by_label("Beim Kunden oder anderswo").last.is_checked()
    page.reload()
    assert page.get_by_label("Wo die unterschriebene Fassung liegt").input_value() == "", "it is put back once"
