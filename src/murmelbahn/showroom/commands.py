"""`murmelbahn screenshots`: the pages of a running demo as pictures for the documentation."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection, InvalidURL
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import click

NEEDS_WORLD = False
"""It looks at a demo from outside, as a visitor would."""
PATIENCE = 20
"""Seconds a demo may take for its first page."""
DESK, PHONE = (1280, 900), (390, 844)
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: who looks at what, how large, how bright, in which language. `steps` are links followed from `at`."""

    name: str
    kind: str
    steps: tuple[str, ...] = ()
    at: str = "/deals/"
    size: tuple[int, int] = DESK
    dark: bool = False
    language: str = "de"


DEAL, MONEY, STORY = ".deals a", ".tabs a[href$='/money/']", ".tabs a[href$='/story/']"
HELD, DONE = "a[href*='waits=customer']", "a[href*='state=done']"
SHOTS = (
    Shot("people", "", language="en"),
    Shot("deals", "nsc_sales", language="en"),
    Shot("deals-phone-dark", "adviser", size=PHONE, dark=True),
    Shot("desk", "adviser", at="/desk/?whose=all", language="en"),
    Shot("board", "nsc_sales", at="/office/deals/", language="en"),
    Shot("deal-customer", "customer", (DEAL,)),
    Shot("deal-customer-phone", "customer", (DEAL,), size=PHONE),
    Shot("deal-adviser-dark", "adviser", (HELD, ".deals li:last-child a"), dark=True, language="en"),
    Shot("money-finance", "nsc_finance", (DONE, DEAL, MONEY), language="en"),
    Shot("story-sales", "nsc_sales", (DONE, DEAL, STORY), language="en"),
)


@click.command()
@click.option("--at", "address", default="http://localhost:8000", show_default=True, help="A running demo (make run).")
@click.option(
    "--into", type=click.Path(path_type=Path, file_okay=False), default=Path("docs/screenshots"), show_default=True
)
def screenshots(address: str, into: Path) -> None:
    """Take the pictures of docs/screenshots anew. Needs chromium and the development requirements."""
    address = demo_at(address)
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    try:
        playwright = import_module("playwright.sync_api")
    except ImportError:
        raise click.ClickException("playwright is missing: run `make setup` once.") from None
    if chromium is None:
        raise click.ClickException("There is no chromium: apt-get install chromium-headless-shell")
    try:
        into.mkdir(parents=True, exist_ok=True)
        with playwright.sync_playwright() as play:
            browser = play.chromium.launch(executable_path=chromium, args=list(FLAGS))
            for shot in SHOTS:
                target = into / f"{shot.name}.png"
                taken = _take(browser, address, shot, target)
                click.echo(f"{target}" if taken else f"{target}: nothing to show, left out")
            browser.close()
    except OSError as closed:
        raise click.ClickException(f"{closed.filename or into} cannot be written ({closed.strerror}).") from None
    except playwright.Error as broken:
        said = str(broken).strip().partition("\n")[0]
        raise click.ClickException(f"The browser could not go on ({said}): does the demo still run?") from None


def demo_at(address: str) -> str:
    """The address without a slash at its end. Raises ClickException unless a demo answers there."""
    try:
        parts = urlsplit(address)
        line = {"http": HTTPConnection, "https": HTTPSConnection}[parts.scheme]
        connection = line(parts.hostname or "", parts.port, timeout=PATIENCE)
    except (KeyError, ValueError, InvalidURL):
        raise click.ClickException(f"'{address}' is no address: write it like http://localhost:8000.") from None
    bare = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"
    try:
        connection.request("GET", f"{parts.path.rstrip('/')}/demo/")
        status = connection.getresponse().status
    except (OSError, HTTPException) as closed:
        raise click.ClickException(f"No demo answers at {bare} ({closed}): `make run` starts one.") from None
    finally:
        connection.close()
    if status != HTTPStatus.OK:
        raise click.ClickException(f"What answers at {bare} is no demo (status {status}): `make run` starts one.")
    return bare


def _take(browser: Any, address: str, shot: Shot, target: Path) -> bool:
    """As the first person of the kind for whom every link leads somewhere; False where there is nobody like that."""
    look = {"color_scheme": "dark" if shot.dark else "light", "locale": shot.language, "reduced_motion": "reduce"}
    size = dict(zip(("width", "height"), shot.size, strict=True))
    with browser.new_context(viewport=size, **look) as context:
        page = context.new_page()
        page.goto(f"{address}/demo/")
        people = page.locator(f".person[data-kind='{shot.kind}']").count() if shot.kind else 1
        for nth in range(people):
            if _follow(page, address, shot, nth):
                page.screenshot(path=str(target), full_page=True)
                return True
    return False


def _follow(page: Any, address: str, shot: Shot, nth: int) -> bool:
    """From the demo's people to the page; False where a link is missing on the way."""
    page.goto(f"{address}/demo/")
    if shot.kind:
        with page.expect_navigation():
            page.locator(f".person[data-kind='{shot.kind}']").nth(nth).click()
        page.goto(f"{address}{shot.at}")
    for step in shot.steps:
        link = page.locator(step)
        if link.count() == 0:
            return False
        page.goto(urljoin(page.url, link.first.get_attribute("href")))  # a click comes back before the page is whole
    return True
