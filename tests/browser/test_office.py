"""The office of the national company in a real browser: every page on a phone and at a desk, with content and without."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.browser.audit import LOOKS, audit

if TYPE_CHECKING:
    from tests.browser.conftest import Open, Stage

pytestmark = pytest.mark.browser
PAGES = (
    "orders/", "orders/{ordered}/decline", "deals/", "deals/?overdue=yes", "deals/?gate=offer", "fallout/", "invoices/",
    "payments/", "refunds/", "refunds/{settled}", "claims/", "credit/",
    "frameworks/?name=m", "invoices/register", "leaving/", "taxes/?year=2027", "agents/", "agents/{agent}/", "statements/",
    "../deals/{scheduled}/end", "../deals/{scheduled}/end?end=cancelled_by_consent", "../deals/{scheduled}/invoice",
    "../deals/{scheduled}/successor", "../deals/{invoiced}/claims", "../deals/{settled}/claims",
    "../deals/{scheduled}/discounts",
)  # fmt: skip


@pytest.fixture(scope="module")
def busy(stage: Stage) -> None:
    """Something waits everywhere: money that nobody knows, money that is to go back."""
    with ThreadPoolExecutor(1) as beside:
        beside.submit(stage.cast.town.pay_stranger, "44609.60").result()
        beside.submit(stage.cast.town.pay, stage.cast.deals["settled"], "100.00").result()


@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize(("width", "scheme", "language"), LOOKS)
def test_the_office_can_be_read_by_everybody(
    stage: Stage, open_page: Open, width: int, scheme: str, language: str
) -> None:
    known = {**stage.cast.deals, "agent": stage.cast.town.agent}
    page = open_page("/office/", role="nsc_finance", width=width, scheme=scheme, language=language)
    for path in PAGES:
        page.goto(f"{stage.address}/office/{path.format(**known)}", wait_until="load")
        audit(page, scheme)


@pytest.mark.usefixtures("busy")
def test_deals_are_chosen_and_found_without_a_mouse(open_page: Open) -> None:
    page = open_page("/office/", role="nsc_sales", language="en")
    page.get_by_role("link", name="All deals").press("Enter")
    page.get_by_role("link", name="the plant").press("Enter")
    page.wait_for_url("**mender=plant")
    page.get_by_role("link", name="David Muster").wait_for()
    page.get_by_text("Choose more exactly").press("Enter")
    page.get_by_label("Car", exact=True).select_option("scheduled")
    page.get_by_role("button", name="Show").press("Enter")
    page.wait_for_url("**vehicle=scheduled**")
    assert "mender=plant" in page.url
    assert page.locator(".deals > li").count() == 1
