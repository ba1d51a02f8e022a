"""Claims by age, and taxes by month."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from murmelbahn.kernel.refusals import BadInput, Refusal
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.office.door import insider, market_in, one_of, page
from murmelbahn.showroom.pages.typed import day_typed, kept_entries
from murmelbahn.showroom.queries.office import claims_sheet, taxes_sheet
from murmelbahn.ui.terms import Sentence
from murmelbahn.value import operations as values
from murmelbahn.value.terms import Age

FIRST, LAST = 2000, 2199


@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    return _claims(request)


@require_POST
@kept_entries(lambda request, document, **named: _claims(request, **named))
def remind(request: HttpRequest, document: UUID) -> HttpResponse:
    """A reminder with a period of grace."""
    insider(request)
    return act(
        request,
        values.remind,
        then=reverse("office_claims"),
        said=Sentence("showroom.office.claims.reminded"),
        again=lambda refusal: _claims(request, refusal),
        document=document,
        grace_until=day_typed(request, "grace"),
    )


@require_safe
def taxes(request: HttpRequest) -> HttpResponse:
    """`?year=`; Raises `BadInput`."""
    actor = insider(request)
    year = request.GET.get("year", "")
    if year and not (year.isascii() and year.isdigit() and FIRST <= int(year[:6]) <= LAST):
        raise BadInput(field="year", reason=year[:10])
    return page(request, actor, "taxes", taxes_sheet(actor, year=int(year) if year else None))


def _claims(request: HttpRequest, refused: Refusal | None = None) -> HttpResponse:
    actor = insider(request)
    market, age = market_in(request, actor), one_of(request, "age", Age)
    sheet = claims_sheet(actor, market=market, age=age, after=request.GET.get("after", ""))
    return page(request, actor, "claims", sheet, refused=refused, market=market, age=age or "")
