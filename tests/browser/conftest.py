"""Real Chromium against a real server of a world with deals at every stage."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.cast import Cast
    from tests.browser.telling import Tell
    from tests.worlds import Worlds

CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
"""The one without windows does the same pages for a third of the work."""
QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--font-render-hinting=none",
)
COOKIE = "murmelbahn_session"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass
class Stage:
    """A played world, served; session cookies by role."""

    cast: Cast
    address: str
    sessions: dict[str, str]


def session_of(subject: UUID) -> str:
    """The cookie of somebody who has signed in."""
    from django.test import Client

    from murmelbahn.accounts.models import User

    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(subject=subject), backend=BACKEND)
    return str(client.cookies[COOKIE].value)


def _sessions(cast: Cast) -> dict[str, str]:
    owners = {f"customer:{stage}": subject for stage, subject in cast.customers.items()}
    return {str(role): session_of(subject) for role, subject in (cast.users | owners).items()}


def set_clock(at: datetime) -> None:
    from murmelbahn.kernel import world

    with world.connection().cursor() as cursor:
        cursor.execute("UPDATE kernel_clock SET kind = 'set', at = %s WHERE id = 1", [at])


@pytest.fixture(scope="session")
def stage(worlds: Worlds) -> Iterator[Stage]:
    """One world for all browser tests: they look and do not write, except where a test says so."""
    from tests.browser.cast import play
    from tests.serving import served

    with ThreadPoolExecutor(1) as beside:  # Playwright keeps a loop in this thread; Django refuses the database there
        fresh = worlds.fresh()
        beside.submit(fresh.__enter__).result()
        cast = beside.submit(play, set_clock).result()
        sessions = beside.submit(_sessions, cast).result()
        with served() as address:
            yield Stage(cast, address, sessions)
        beside.submit(fresh.__exit__, None, None, None).result()


@pytest.fixture(scope="session")
def chromium(worlds: Worlds) -> Iterator[Browser]:
    """After the database is there: Playwright keeps a loop running in this thread from now on."""
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        pytest.fail("there is no chromium: apt-get install chromium-headless-shell")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def tell(worlds: Worlds, chromium: Browser) -> Iterator[Tell]:
    """`tell("DE")` begins a story of DEAL.md in a world of its own; at its end the books agree and no page was at fault."""
    from tests.browser.telling import telling

    with telling(worlds, chromium) as begin:
        yield begin


Open = Callable[..., "Page"]


@pytest.fixture
def open_page(stage: Stage, chromium: Browser) -> Iterator[Open]:
    """`open_page("/deals/", role="adviser", width=390, scheme="dark", language="de")`; any fault of the page fails the test."""
    contexts = []
    faults: list[str] = []

    def go(path: str, *, role: str = "", width: int = 1280, scheme: str = "light", language: str = "de") -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            locale=language,
            reduced_motion="reduce",
        )
        contexts.append(context)
        if role:
            cookie = {"name": COOKIE, "value": stage.sessions[role], "url": stage.address}
            context.add_cookies([cookie])  # type: ignore[list-item]
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type in {"error", "warning"} else None)
        page.goto(stage.address + path, wait_until="load")
        return page

    yield go
    for context in contexts:
        context.close()
    assert not faults
