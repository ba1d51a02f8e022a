"""What a form holds that nobody typed: one of several values, the id of a thing. Another value was not offered by the page."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest

from murmelbahn.kernel.refusals import BadInput, Refusal
from murmelbahn.ui.terms import NothingTyped

E = TypeVar("E", bound=StrEnum)


def chosen(request: HttpRequest, field: str, kind: type[E]) -> E:
    """One value of an enum from a form. Raises `NothingTyped`, `BadInput`."""
    value = request.POST.get(field, "")
    try:
        return kind(value)
    except ValueError:
        raise unknown(field, value) from None


def unknown(field: str, value: str) -> Refusal:
    """Why what was sent is refused: nothing was chosen, or something that the page did not offer."""
    return BadInput(field=field, reason=value[:40]) if value.strip() else NothingTyped(field=field)


def uuid_of(request: HttpRequest, field: str) -> UUID:
    """An id from a form, or from the address that led to it. Raises `NothingTyped`, `BadInput`."""
    value = _value(request, field)
    try:
        return UUID(value)
    except ValueError:
        raise unknown(field, value) from None


def uuid_or_none(request: HttpRequest, field: str) -> UUID | None:
    """An id that may be missing. Raises `BadInput`."""
    return uuid_of(request, field) if _value(request, field) else None


def confirmed(request: HttpRequest) -> bool:
    """Whether the reader ticked that it has read what follows."""
    return request.POST.get("confirmed", "") == "yes"


def _value(request: HttpRequest, field: str) -> str:
    return request.POST.get(field) or request.GET.get(field, "")
