"""What there is to choose from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from murmelbahn.accounts.queries import visitor_of
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.market import kind_of, market_of
from murmelbahn.showroom.pages.show import show


@require_safe
def models(request: HttpRequest) -> HttpResponse:
    return models_page(request)


def models_page(request: HttpRequest, *, code: str = "") -> HttpResponse:
    """`code`: one that opens nothing, as it was typed; it is kept, and said beside the field."""
    actor = visitor_of(request)
    sheet = queries.models_sheet(actor, market=market_of(request, actor), kind=kind_of(request))
    return show(request, "models", sheet, clock=queries.clock_bar(actor), tab="models", code=code)
