"""From a sheet to a page: templates get plain data and the clock, and ask the database nothing."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from murmelbahn.showroom.pages.leading import led_by
from murmelbahn.showroom.terms import ClockBar


def show(
    request: HttpRequest, template: str, sheet: Any, *, clock: ClockBar | None = None, **more: Any
) -> HttpResponse:
    """Renders `showroom/<template>.html`; never kept by anybody on the way."""
    response = render(
        request, f"showroom/{template}.html", {"sheet": sheet, "clock": clock, "led": led_by(request), **more}
    )
    response["Cache-Control"] = "private, no-store"
    return response
