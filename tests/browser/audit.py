"""Whether everybody can read a page: what axe finds in both looks, and whether it fits narrow and wide screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

LOOKS = ((320, "dark", "de"), (1280, "light", "en"))
"""Width, scheme, language a page is opened in: German is longer, so it is opened where room is scarce."""
WIDTHS = (320, 390, 1280)
VIOLATIONS: dict[str, Any] = {"resultTypes": ["violations"]}
WHOLE = VIOLATIONS | {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
CONTRAST = VIOLATIONS | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}


def audit(page: Page, scheme: str) -> None:
    """All rules in the scheme the page was opened in, contrast in the other one as well, and nothing wider than any screen."""
    _axe(page, WHOLE)
    page.emulate_media(color_scheme="light" if scheme == "dark" else "dark")
    _axe(page, CONTRAST)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened = page.viewport_size
    assert opened is not None
    for width in sorted(WIDTHS, key=lambda one: one != opened["width"]):
        page.set_viewport_size({"width": width, "height": opened["height"]})
        sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert sideways == 0, f"{page.url} at {width}"
    page.set_viewport_size(opened)


def _axe(page: Page, options: dict[str, Any]) -> None:
    found = Axe().run(page, options=options)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
