"""Real Chromium against a real server of a world with deals at every stage."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.cast import Cast
    from tests.worlds import Worlds

CHROMIUM = shutil.which("chromium")
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


def _sessions(cast: Cast) -> dict[str, str]:
    from django.test import Client

    from murmelbahn.accounts.models import User

    found = {}
    owners = {f"customer:{stage}": subject for stage, subject in cast.customers.items()}
    for role, subject in (cast.users | owners).items():
        client = Client(SERVER_NAME="localhost")
        client.force_login(User.objects.get(subject=subject), backend=BACKEND)
        found[str(role)] = client.cookies[COOKIE].value
    return found


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="session")
def stage(worlds: Worlds) -> Iterator[Stage]:
    """One world for all browser tests: they look and do not write, except where a test says so."""
    from django.core.wsgi import get_wsgi_application

    from murmelbahn.kernel import world as kernel_world
    from tests.browser.cast import play

    def set_clock(at: datetime) -> None:
        with kernel_world.connection().cursor() as cursor:
            cursor.execute("UPDATE kernel_clock SET kind = 'set', at = %s WHERE id = 1", [at])

    with worlds.fresh():
        cast = play(set_clock)
        server = make_server("127.0.0.1", 0, get_wsgi_application(), server_class=WSGIServer, handler_class=Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Stage(cast, f"http://localhost:{server.server_port}", _sessions(cast))
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def chromium(stage: Stage) -> Iterator[Browser]:
    """After the stage: Playwright keeps a loop running in this thread, and Django refuses the database beside one."""
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        pytest.fail("there is no chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


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
