"""The adviser's desk in a real browser, on a phone and at a desk; and the way from a customer to a signed order by clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from murmelbahn.kernel.actor import ActorKind
from tests.browser.audit import LOOKS, audit
from tests.browser.test_journey import in_world
from tests.operations.showroom.test_desk import newcomer

if TYPE_CHECKING:
    from tests.browser.conftest import Open, Stage

pytestmark = pytest.mark.browser
PAGES = (
    (ActorKind.ADVISER, "/desk/?whose=all"),
    (ActorKind.ADVISER, "/desk/customers/?name=muster"),
    (ActorKind.ADVISER, "/desk/customers/{party}"),
    (ActorKind.ADVISER, "/desk/deals/{secured}/car?name=muster"),
    (ActorKind.ADVISER, "/desk/commission"),
    (ActorKind.NSC_SALES, "/office/stock/"),
    (ActorKind.NSC_SALES, "/office/prices/"),
    (ActorKind.NSC_SALES, "/office/campaigns/"),
)


@pytest.mark.parametrize(("role", "path"), PAGES, ids=lambda part: str(part))
def test_everybody_can_read_it(stage: Stage, open_page: Open, role: str, path: str) -> None:
    address = path.format(**stage.cast.deals, party=stage.cast.people["secured"][1])
    for width, scheme, language in LOOKS:
        audit(open_page(address, role=role, width=width, scheme=scheme, language=language), scheme)


@pytest.fixture
def post(stage: Stage) -> None:
    """The adviser works at the outlet: what it does for customers is attributed to it."""
    from murmelbahn.kernel.actor import SYSTEM
    from murmelbahn.retail import operations as retail

    def appoint() -> None:
        retail.appoint_adviser(SYSTEM, subject=stage.cast.users[ActorKind.ADVISER], outlet=stage.cast.town.outlet)

    in_world(appoint)


@pytest.mark.usefixtures("post")
def test_from_the_desk_to_a_signed_order_without_an_address(stage: Stage, open_page: Open) -> None:
    page = open_page("/", role=ActorKind.ADVISER, width=390, language="en")
    page.get_by_label("Name, email or telephone").fill("emil")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Emil Muster").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Configure a car").click()
    if page.get_by_role("button", name="Germany").count():
        page.get_by_role("button", name="Germany").first.click()
    page.get_by_text("For Emil Muster").wait_for()
    page.get_by_role("link", name="Configure Corvane Arve").click()
    page.get_by_role("button", name="Go on with this car").click()
    page.get_by_role("button", name="Keep for Emil Muster").click()
    page.get_by_role("link", name="Get an offer").first.click()
    assert page.get_by_role("radio", name="Emil Muster").is_checked()
    page.locator("main form[method=post] button[type=submit]").last.click()
    page.wait_for_url("**/offer")
    page.get_by_role("link", name="Customer’s page").click()
    page.get_by_role("button", name="Stop", exact=True).click()
    page.locator(".deals__title a").first.click()
    page.get_by_role("link", name="Offer", exact=True).click()
    page.locator("a.button[href$='/order']").click()
    page.locator("#signature").fill("Sheet 12")
    page.get_by_role("group", name="Where was it signed?").get_by_label("On our premises").check()
    page.locator("form[action$='/order/signed'] button[type=submit]").click()
    page.wait_for_url("**/order/receipt")


def test_a_long_name_fits_a_phone(stage: Stage, open_page: Open) -> None:
    """As long as its field: names have no blank at which a line could end."""
    from dataclasses import replace

    from murmelbahn.customer import operations as customers
    from murmelbahn.customer import queries as customer
    from murmelbahn.deal import queries as deals
    from murmelbahn.kernel.actor import SYSTEM
    from murmelbahn.vehicle import queries as vehicle

    def named() -> str:
        party = newcomer(stage.cast)
        known = customer.party(SYSTEM, party=party)
        data = replace(known.data, given_names="Maximiliane" * 10, family_name="Wolfeschlegelstein" * 6)
        customers.amend_party(SYSTEM, party=party, data=data, expected_version=known.current)
        sold = deals.deal(SYSTEM, deal=stage.cast.deals["offered"]).configuration
        return f"/offer/new?car={vehicle.share_code(SYSTEM, configuration=sold)}&party={party}"

    page = open_page(in_world(named), role="adviser", width=390)
    page.get_by_text("MaximilianeMaximiliane").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
