"""From offer to order and out again, in a real browser: without JavaScript, by passkey, watching live."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

import pytest

from tests.browser.audit import LOOKS, audit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Open, Stage

pytestmark = pytest.mark.browser
T = TypeVar("T")
PAGES = (
    ("customer:offered", "/deals/{offered}/order"),
    ("adviser", "/deals/{offered}/order"),
    ("customer:ordered", "/deals/{ordered}/order/receipt"),
    ("customer:scheduled", "/deals/{scheduled}/withdraw"),
    ("customer", "/deals/{invoiced}/withdraw"),
    ("customer:withdrawn", "/deals/{withdrawn}/withdraw/receipt"),
    ("customer:scheduled", "/deals/{scheduled}/change"),
    ("adviser", "/deals/{secured}/handover"),
    ("customer:settled", "/deals/{settled}/handover"),
    ("", "/withdraw"),
    ("customer", "/test-drives/"),
    ("customer", "/me/"),
    ("customer", "/me/consents"),
    ("customer", "/me/sign-in"),
    ("customer", "/me/data"),
    ("adviser", "/me/sign-in"),
    ("customer", "/account/2fa/webauthn/add/"),
)


def in_world(act: Callable[[], T]) -> T:
    """Django refuses the database in a thread where Playwright's loop runs."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(act).result()


@pytest.mark.parametrize(("width", "scheme", "language"), LOOKS)
@pytest.mark.parametrize(("role", "path"), PAGES, ids=lambda part: part)
def test_everybody_can_read_it(
    stage: Stage, open_page: Open, role: str, path: str, width: int, scheme: str, language: str
) -> None:
    page = open_page(path.format(**stage.cast.deals), role=role, width=width, scheme=scheme, language=language)
    for part in page.locator("details").all():
        part.evaluate("part => part.open = true")
    audit(page, scheme)


@pytest.fixture
def fresh(stage: Stage) -> tuple[UUID, str]:
    """A new offer, and the session of its customer."""
    from django.test import Client

    from murmelbahn.accounts.models import User
    from murmelbahn.accounts.operations import create_user
    from murmelbahn.deal import operations as deals
    from murmelbahn.deal import queries
    from murmelbahn.kernel.actor import SYSTEM
    from tests.browser.conftest import BACKEND, COOKIE

    def make() -> tuple[UUID, str]:
        who = stage.cast.town.person("Nora")
        sold = queries.deal(SYSTEM, deal=stage.cast.deals["offered"]).configuration
        deal = stage.cast.town.open(who, configuration=sold, extras=("DELIVERY", "REGSERVICE", "AUTHFEE"))
        deals.make_offer(SYSTEM, deal=deal)
        stage.cast.town.settle_down()
        user = create_user(SYSTEM, email=f"nora-{deal.hex[-8:]}@example.org", parties=[who[1]])
        client = Client(SERVER_NAME="localhost")
        client.force_login(User.objects.get(subject=user), backend=BACKEND)
        return deal, client.cookies[COOKIE].value

    return in_world(make)


@pytest.fixture
def plain(stage: Stage, chromium: Browser, fresh: tuple[UUID, str]) -> Iterator[Page]:
    """A phone without JavaScript."""
    from tests.browser.conftest import COOKIE

    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, locale="de", java_script_enabled=False, has_touch=True
    )
    context.add_cookies([{"name": COOKIE, "value": fresh[1], "url": stage.address}])
    page = context.new_page()
    yield page
    context.close()


def test_ordering_and_withdrawing_need_no_script(stage: Stage, plain: Page, fresh: tuple[UUID, str]) -> None:
    deal, _ = fresh
    plain.goto(f"{stage.address}/deals/{deal}/")
    plain.get_by_role("link", name="Zur Bestellung").click()
    assert not plain.get_by_role("checkbox").first.is_checked()
    plain.get_by_role("button", name="Zahlungspflichtig bestellen").click()
    plain.get_by_text("Danke für Ihre Bestellung").wait_for()
    plain.get_by_role("link", name="Zu meinem Auto").click()
    plain.get_by_role("main").get_by_role("link", name="Vertrag widerrufen").click()
    plain.get_by_role("button", name="Widerruf bestätigen").click()
    plain.get_by_role("heading", name="Ihr Widerruf ist eingegangen").wait_for()
    plain.goto(f"{stage.address}/deals/{deal}/")
    assert plain.get_by_role("main").get_by_role("link", name="Vertrag widerrufen").count() == 0


def test_a_watching_page_follows_by_itself(stage: Stage, chromium: Browser, fresh: tuple[UUID, str]) -> None:
    from murmelbahn.deal import operations as deals
    from murmelbahn.kernel.actor import SYSTEM
    from tests.browser.conftest import COOKIE

    deal, session = fresh
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="de", reduced_motion="reduce")
    context.add_cookies([{"name": COOKIE, "value": session, "url": stage.address}])
    page = context.new_page()
    answers: list[int] = []
    page.on("response", lambda one: answers.append(one.status) if one.url.endswith(f"/deals/{deal}/") else None)
    page.goto(f"{stage.address}/deals/{deal}/")
    with page.expect_response(lambda one: one.url.endswith(f"/deals/{deal}/") and one.status == 304, timeout=20_000):
        pass
    in_world(lambda: deals.give_up(SYSTEM, deal=deal, reason="test"))
    page.get_by_text("Dieser Vorgang ist beendet").wait_for(timeout=20_000)
    assert 304 in answers
    context.close()


def test_a_passkey_is_added_and_signs_in(stage: Stage, chromium: Browser, fresh: tuple[UUID, str]) -> None:
    """The whole ceremony with a virtual authenticator (WebAuthn 3, section 11) under the strict policy."""
    from tests.browser.conftest import COOKIE

    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="de")
    context.add_cookies([{"name": COOKIE, "value": fresh[1], "url": stage.address}])
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto(f"{stage.address}/me/sign-in")
    page.get_by_role("link", name="Passkey hinzufügen").click()
    page.get_by_label("Name").fill("Telefon")
    asking = page.url
    with page.expect_navigation(url=lambda url: url != asking):
        page.get_by_role("button", name="Weiter").click()
    kept = device.send("WebAuthn.getCredentials", {"authenticatorId": made["authenticatorId"]})
    assert len(kept["credentials"]) == 1
    page.goto(f"{stage.address}/me/sign-in")
    page.get_by_role("strong").get_by_text("Telefon").wait_for()
    context.clear_cookies()
    page.goto(f"{stage.address}/account/login/?next=/me/sign-in")
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    page.wait_for_url(f"{stage.address}/me/sign-in")
    page.get_by_text("zuletzt benutzt").wait_for()
    page.get_by_text("Chrome auf Linux").wait_for()
    page.get_by_text("dieses hier").wait_for()
    assert not faults
    context.close()
