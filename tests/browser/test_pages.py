"""Every page in a real browser: axe finds nothing, nothing scrolls sideways; light and dark, phone and desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.audit import LOOKS, audit

if TYPE_CHECKING:
    from tests.browser.conftest import Open, Stage

pytestmark = pytest.mark.browser
PAGES = (
    ("", "/demo/"),
    ("", "/account/login/"),
    ("", "/account/signup/"),
    ("customer", "/deals/"),
    ("adviser", "/deals/"),
    ("nsc_sales", "/deals/?state=returned"),
    ("customer", "/deals/{invoiced}/"),
    ("adviser", "/deals/{secured}/"),
    ("adviser", "/deals/{ordered}/"),
    ("nsc_sales", "/deals/{scheduled}/"),
    ("nsc_sales", "/deals/{withdrawn}/"),
    ("customer", "/deals/{invoiced}/money/"),
    ("nsc_finance", "/deals/{settled}/money/"),
    ("nsc_sales", "/deals/{offered}/money/"),
    ("customer", "/deals/{invoiced}/story/"),
    ("nsc_sales", "/deals/{settled}/story/?all"),
    ("customer", "/account/email/"),
)


@pytest.mark.parametrize(("width", "scheme", "language"), LOOKS)
@pytest.mark.parametrize(("role", "path"), PAGES, ids=lambda part: part)
def test_everybody_can_read_it(
    stage: Stage, open_page: Open, role: str, path: str, width: int, scheme: str, language: str
) -> None:
    page = open_page(path.format(**stage.cast.deals), role=role, width=width, scheme=scheme, language=language)
    audit(page, scheme)
    assert page.get_attribute("html", "lang") == language


def test_the_drawing_shows_what_holds_the_deal(stage: Stage, open_page: Open) -> None:
    page = open_page(f"/deals/{stage.cast.deals['invoiced']}/", role="customer")
    wide = page.locator(".run__picture--wide")
    assert wide.is_visible()
    assert not page.locator(".run__picture--tall").is_visible()
    assert wide.locator(".gate--held text").text_content() == "Zulassung"
    assert wide.locator(".marble").count() == 3
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.locator(".run__picture--tall").is_visible()


def test_keyboard_reaches_the_content_first(open_page: Open) -> None:
    page = open_page("/deals/", role="adviser")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_reader_chooses_language_and_look(open_page: Open) -> None:
    page = open_page("/deals/", role="adviser")
    page.get_by_role("button", name="English").click()
    assert page.locator("h1").inner_text() == "Deals"
    page.get_by_role("button", name="Dark").click()
    assert page.get_attribute("html", "data-theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 21, 27)"
    page.get_by_role("button", name="Like the device").click()
    assert page.get_attribute("html", "data-theme") is None


def test_one_click_signs_in(open_page: Open) -> None:
    page = open_page("/demo/")
    page.get_by_role("button", name="Bruno Berater").click()
    assert page.locator("h1").inner_text() == "Schreibtisch"


def test_a_page_that_is_not_there_says_so(open_page: Open, stage: Stage) -> None:
    page = open_page("/deals/", role="customer")
    answer = page.request.get(f"{stage.address}/deals/{stage.cast.deals['settled']}/")
    assert answer.status == 404
    assert "not meant for you" in answer.text()
