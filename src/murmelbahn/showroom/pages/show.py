"""From a sheet to a page: templates get plain data and the clock, and ask the database nothing."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from murmelbahn.showroom.pages.leading import led_by
from murmelbahn.showroom.terms import ClockBar
from murmelbahn.ui.templatetags.words import one_reader


def show(
    request: HttpRequest, template: str, sheet: Any, *, clock: ClockBar | None = None, **more: Any
) -> HttpResponse:
    """Renders `showroom/<template>.html` in the time of the place it is about; never kept by anybody on the way."""
    content = {"sheet": sheet, "clock": clock, "led": led_by(request), **more}
    with timezone.override(zone_of(sheet) or timezone.get_default_timezone()), one_reader():
        response = render(request, f"showroom/{template}.html", content)
    response["Cache-Control"] = "private, no-store"
    return response


def zone_of(sheet: Any) -> str:
    """Where the hours of a page are read: the place it names, else the market of its deal; none for a page about no place."""
    return getattr(sheet, "zone", "") or getattr(getattr(sheet, "head", None), "zone", "")
