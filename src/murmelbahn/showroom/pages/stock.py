"""Cars that are built already: the search, and one car."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from murmelbahn.accounts.queries import visitor_of
from murmelbahn.kernel.refusals import BadInput, NotFound
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.configure import plates_wished, state
from murmelbahn.showroom.pages.market import kind_of, market_of
from murmelbahn.showroom.pages.show import show
from murmelbahn.ui.templatetags.words import language
from murmelbahn.ui.texts import text
from murmelbahn.vehicle.terms import CarClass, StockWish

NARROWING = ("model", "place", "class", "here", "below")
"""Questions of the search; for whom the price is narrows nothing."""
HERE = {"yes": True, "no": False}
LONGEST = 20
ALIKE = 8
"""So many characters of a VIN say maker and model (ISO 3779)."""


@require_safe
def stock(request: HttpRequest) -> HttpResponse:
    """Raises `BadInput` for an answer that does not exist."""
    actor = visitor_of(request)
    market = market_of(request, actor)
    classes = request.GET.getlist("class")
    if unknown := set(classes) - set(CarClass):
        raise BadInput(field="class", reason=min(unknown)[:40])
    wish = StockWish(
        market=market,
        models=tuple(request.GET.getlist("model")[:LONGEST]),
        places=tuple(request.GET.getlist("place")[:LONGEST]),
        classes=tuple(CarClass(one) for one in dict.fromkeys(classes)),
        arrived=HERE.get(request.GET.get("here", "")),
    )
    sheet = queries.stock_sheet(
        actor,
        market=market,
        kind=kind_of(request),
        wish=wish,
        below=_number(request, "below", 0),
        page=_number(request, "page", 1),
    )
    kept = request.GET.copy()
    kept.pop("page", None)
    return show(
        request,
        "stock",
        sheet,
        clock=queries.clock_bar(actor),
        tab="stock",
        asked=kept.urlencode(),
        wished=any(kept.get(name) for name in NARROWING),
    )


@require_safe
def stock_car(request: HttpRequest, vin: str) -> HttpResponse:
    actor = visitor_of(request)
    try:
        sheet = queries.stock_car_sheet(actor, vin=vin, kind=kind_of(request), plates=plates_wished(request))
    except NotFound:
        return gone(request, vin)
    return show(
        request,
        "car_page",
        sheet,
        clock=queries.clock_bar(actor),
        tab="stock",
        again=state(sheet.again, plates=sheet.plates, kind=sheet.kind),
    )


def gone(request: HttpRequest, vin: str) -> HttpResponse:
    """Somebody else was quicker: the cars that are most like it by their VIN. What was never there is answered just so."""
    actor = visitor_of(request)
    market = market_of(request, actor)
    sheet = queries.stock_sheet(actor, market=market, kind=kind_of(request), wish=StockWish(market=market))
    alike = sorted(sheet.cars, key=lambda one: one.vin[:ALIKE] != vin[:ALIKE])
    response = show(
        request,
        "stock",
        replace(sheet, cars=tuple(alike)),
        clock=queries.clock_bar(actor),
        tab="stock",
        asked="",
        wished=False,
        refused=text("showroom.stock.gone", language()),
    )
    response.status_code = NotFound.status
    return response


def _number(request: HttpRequest, name: str, usual: int) -> int:
    value = request.GET.get(name) or str(usual)
    if not value.isascii() or not value.isdigit() or len(value) > 7:
        raise BadInput(field=name, reason=value[:40])
    return int(value)
