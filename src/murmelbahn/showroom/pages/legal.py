"""What stands at the foot of every page: who sells, what is kept about people, for whom the pages were tested."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from murmelbahn.accounts.queries import visitor_of
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.market import market_of
from murmelbahn.showroom.pages.show import show
from murmelbahn.ui.templatetags.words import language


@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    return _page(request, "imprint")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return _page(request, "privacy")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return _page(request, "accessibility")


@require_safe
def conditions(request: HttpRequest) -> HttpResponse:
    """`?market=` and `?for=company`: the conditions of sale a contract would have today; of the first live market unless said."""
    actor = visitor_of(request)
    kind = CustomerKind.COMPANY if request.GET.get("for") == CustomerKind.COMPANY else CustomerKind.PRIVATE
    sheet = queries.conditions_sheet(actor, market=market_of(request, actor), kind=kind, language=language())
    return show(request, "legal/conditions", sheet, clock=queries.clock_bar(actor), tab="legal")


def _page(request: HttpRequest, part: str) -> HttpResponse:
    actor = visitor_of(request)
    sellers = queries.sellers(actor, market=market_of(request, actor))
    return show(request, f"legal/{part}", sellers, clock=queries.clock_bar(actor), tab="legal")
