"""What people typed into a form, read in their language; one way for all forms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from murmelbahn.kernel.money import Money
from murmelbahn.kernel.periods import Period
from murmelbahn.kernel.refusals import BadInput
from murmelbahn.ui.rules import typed
from murmelbahn.ui.templatetags.words import language
from murmelbahn.ui.terms import EndBeforeStart, Mistyped, NothingTyped, TooLong

MOST_KM = 1_000_000
NOTHING = Decimal(0)
View = Callable[..., HttpResponse]


def kept_entries(page: View) -> Callable[[View], View]:
    """For the view of a form: what cannot be read shows `page` once more, with the refusal and everything that was typed."""

    def around(view: View) -> View:
        @wraps(view)
        def shown(request: HttpRequest, *place: Any, **named: Any) -> HttpResponse:
            try:
                return view(request, *place, **named)
            except (Mistyped, BadInput) as refusal:
                if request.method != "POST":
                    raise
                response = page(request, *place, **named, refused=refusal)
                response.status_code = refusal.status
                return response

        return shown

    return around


def amount_typed(request: HttpRequest, field: str, currency: str, *, least: Decimal | None = None) -> Money:
    """An amount above zero, or from `least` on. Raises `Mistyped`."""
    bounds = {} if least is None else {"least": least}
    return typed.amount_in(field, request.POST.get(field, ""), currency, language(), **bounds)


def share_typed(request: HttpRequest, field: str) -> Decimal:
    """A percentage above 0 and below 100. Raises `Mistyped`."""
    return typed.share_in(field, request.POST.get(field, ""), language())


def number_typed(request: HttpRequest, field: str, *, most: int = MOST_KM) -> int:
    """A whole number, kilometres above all. Raises `Mistyped`."""
    return typed.whole_in(field, request.POST.get(field, ""), language(), most=most)


def day_typed(request: HttpRequest, field: str) -> date:
    """A day of the browser's calendar. Raises `Mistyped`."""
    return typed.day_in(field, request.POST.get(field, ""))


def words_typed(request: HttpRequest, field: str, *, most: int) -> str:
    """What has to be said in words. Raises `NothingTyped`, `TooLong`."""
    found = whole_typed(request, field, most=most)
    if not found:
        raise NothingTyped(field=field)
    return found


def whole_typed(request: HttpRequest, field: str, *, most: int) -> str:
    """What may be left out, but is never cut: it is somebody's word. Raises `TooLong`."""
    found: str = request.POST.get(field, "").strip()
    if len(found) > most:
        raise TooLong(field=field, length=len(found), most=most)
    return found


def window_typed(request: HttpRequest) -> Period:
    """The days from `valid_from` to `valid_to`, or without an end. The last day that is written becomes the first one that is
    out. Raises `Mistyped`."""
    start = day_typed(request, "valid_from")
    end = day_typed(request, "valid_to") if request.POST.get("valid_to", "") else None
    if end is not None and end < start:
        raise EndBeforeStart(field="valid_to", start=start, end=end)
    return Period(start, None if end is None else end + timedelta(days=1))
