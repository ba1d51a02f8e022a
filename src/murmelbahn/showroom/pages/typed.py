"""What people typed into a form, read in their language; one way for all forms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.http import HttpRequest

from murmelbahn.kernel.money import Money
from murmelbahn.ui.rules import typed
from murmelbahn.ui.templatetags.words import language

MOST_KM = 1_000_000
NOTHING = Decimal(0)


def amount_of(request: HttpRequest, field: str, currency: str, *, least: Decimal | None = None) -> Money:
    """An amount above zero, or from `least` on. Raises `AmountUnclear`, `AmountOutside`."""
    bounds = {} if least is None else {"least": least}
    return typed.amount_in(field, request.POST.get(field, ""), currency, language(), **bounds)


def share_of(request: HttpRequest, field: str) -> Decimal:
    """A percentage above 0 and below 100. Raises `ShareUnclear`."""
    return typed.share_in(field, request.POST.get(field, ""), language())


def number_in(request: HttpRequest, field: str, *, most: int = MOST_KM) -> int:
    """A whole number, kilometres above all. Raises `NumberUnclear`."""
    return typed.whole_in(field, request.POST.get(field, ""), language(), most=most)


def day_of(request: HttpRequest, field: str) -> date:
    """Raises `DayUnclear`."""
    return typed.day_in(field, request.POST.get(field, ""))
