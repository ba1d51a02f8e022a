"""The shop window in a real browser: everybody can read it, choosing works with and without a script, and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.audit import LOOKS, audit
from tests.browser.conftest import COOKIE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.audit import LOOKS, audit
from tests.browser.conftest import Open, Stage

pytestmark = pytest.mark.browser
ARVE = "/models/AV2/configure?market=DE"
PAGES = (
    ("", "/models/"),
    ("", "/models/?market=DE"),
    ("", f"{ARVE}&with=P77.WINTER&wish=TRESS"),
    ("customer", f"{ARVE}&with=W18"),
    ("", "/configurations/{share}"),
    ("customer", "/configurations/{share}"),
    ("customer", "/configurations/"),
    ("", "/stock/?market=DE"),
    ("", "/stock/?market=DE&below=1000"),
    ("adviser", "/stock/{vin}"),
    ("customer", "/offer/new?car={share}"),
    ("adviser", "/offer/new?vin={vin}"),
    ("adviser", "/offer/who?market=DE&kind=company"),
    ("customer", "/offer/who?market=DE"),
    ("adviser", "/deals/{offered}/offer"),
    ("nsc_sales", "/deals/{ordered}/offer"),
    ("customer", "/deals/{invoiced}/offer"),
)


@pytest.mark.parametrize(("width", "scheme", "language"), LOOKS)
@pytest.mark.parametrize(("role", "path"), PAGES, ids=lambda part: part)
def test_everybody_can_read_it(
    stage: Stage, open_page: Open, role: str, path: str, width: int, scheme: str, language: str
) -> None:
    known = {**stage.cast.deals, "share": stage.cast.share, "vin": stage.cast.vin}
    page = open_page(path.format(**known), role=role, width=width, scheme=scheme, language=language)
    audit(page, scheme)


def test_a_choice_takes_effect_at_once_and_can_be_gone_back_on(open_page: Open) -> None:
    page = open_page("/models/AV2/configure", language="en")
    page.get_by_role("button", name="Germany").click()
    page.wait_for_url("**/models/AV2/configure")
    total = page.locator(".amount").inner_text()
    page.locator("#f-paint-P77").check()
    page.wait_for_url("**with=P77")
    page.wait_for_function("document.activeElement.value === 'P77'")
    assert page.locator("#f-trim-TRSPT").is_checked()
    assert page.locator(".amount").inner_text() != total
    page.locator("#f-comfort-SEATHEAT").check()
    page.wait_for_url("**with=P77.SEATHEAT")
    page.locator("#f-trim-TRESS").check()
    page.wait_for_url("**wish=TRESS")
    page.wait_for_function("document.activeElement.className === 'panel conflict'")
    page.get_by_role("link", name="Leave everything as it is").click()
    page.wait_for_url("**with=P77.SEATHEAT")
    assert page.locator("#f-paint-P77").is_checked()
    page.go_back()
    page.go_back()
    page.wait_for_url("**with=P77.SEATHEAT")


def test_the_keyboard_chooses(open_page: Open) -> None:
    page = open_page("/models/?market=DE", language="en")
    page.get_by_role("button", name="Germany").press("Enter")
    page.get_by_role("link", name="Configure Corvane Arve").press("Enter")
    page.get_by_label("17-inch wheels").press("ArrowDown")
    page.wait_for_url("**with=W18")
    assert page.get_by_label("18-inch wheels").is_checked()
    page.wait_for_function("document.activeElement.value === 'W18'")


def test_without_a_script_the_button_does_it(stage: Stage, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="en", viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{stage.address}/models/")
    page.get_by_role("button", name="Germany").click()
    page.get_by_role("link", name="Configure Corvane Arve").click()
    page.locator("#f-paint-P77").check()
    page.get_by_role("button", name="Apply choice").click()
    page.wait_for_url("**?with=P77")
    page.get_by_role("button", name="Go on with this car").click()
    page.wait_for_url("**/configurations/**")
    page.get_by_role("link", name="Get an offer").wait_for()
    context.close()


def test_the_focus_is_never_behind_the_bar(open_page: Open) -> None:
    """WCAG 2.2, 2.4.11: on a phone the price stays at the bottom; whoever tabs sees what has the focus."""
    page = open_page(ARVE, language="en", width=390)
    seen = 0
    for _ in range(45):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => {
              const focus = document.activeElement, bar = document.querySelector(".below");
              if (!bar || bar.contains(focus) || !focus.closest("#choices")) return null;
              const box = (focus.closest(".option") ?? focus).getBoundingClientRect(), top = bar.getBoundingClientRect().top;
              return focus.getBoundingClientRect().bottom > top;
            }"""
        )
        seen += hidden is False
        assert hidden is not True, page.evaluate("document.activeElement.outerHTML")
    assert seen > 10


def test_a_refused_form_is_gone_back_to(stage: Stage, chromium: Browser) -> None:
    """Not by `open_page`: a browser tells its console of every answer that refuses."""
    context = chromium.new_context(locale="en")
    context.add_cookies([{"name": COOKIE, "value": stage.sessions["nsc_sales"], "url": stage.address}])
    page = context.new_page()
    there = f"{stage.address}/office/stock/"
    page.goto(there)
    form = page.locator("form[action$='/stop']").first
    form.locator("[name=reason]").evaluate("field => { field.value = '   '; }")
    form.evaluate("form => form.submit()")
    page.get_by_role("link", name="Back to the form").click()
    page.wait_for_url(there)
    assert page.get_by_role("heading", level=1).inner_text() == "Stock"
    assert page.evaluate("history.length") <= 3
    context.close()
