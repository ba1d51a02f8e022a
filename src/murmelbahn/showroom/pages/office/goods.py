"""Stock, prices and campaigns of a market. What was published is never changed: a correction is a new version."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from murmelbahn.kernel.money import Money, MoneyError
from murmelbahn.kernel.periods import Period
from murmelbahn.kernel.refusals import BadInput, NotAllowed, Refusal
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.office.door import market_in, of_the_goods, one_of, page
from murmelbahn.showroom.queries.office.campaigns_sheet import campaigns_sheet
from murmelbahn.showroom.queries.office.prices_sheet import prices_sheet
from murmelbahn.showroom.queries.office.yard_sheet import yard_sheet
from murmelbahn.showroom.terms.office.goods import PricesSheet
from murmelbahn.ui.terms import Sentence
from murmelbahn.value import operations as values
from murmelbahn.value.terms import Campaign, ItemPrice, PriceBasis
from murmelbahn.value.terms import ComponentKind as Component
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle.terms import CarClass, CarState


@require_safe
def yard(request: HttpRequest) -> HttpResponse:
    """All cars: `?market=`, `?state=`, `?class=`, `?stopped=yes`, `?text=`, `?after=`. Raises `SignInFirst`, `NotFound`."""
    return _yard(request)


@require_POST
def stop(request: HttpRequest, vin: str) -> HttpResponse:
    """Nobody may hand over this car for now: quality, recall, software."""
    of_the_goods(request)
    reason = request.POST.get("reason", "").strip()[:60]
    if not reason:
        raise BadInput(field="reason", reason="empty")
    return act(
        request,
        vehicles.stop_delivery,
        then=_back(request),
        said=Sentence("showroom.goods.stopped"),
        vin=vin,
        reason=reason,
    )


@require_POST
def lift(request: HttpRequest, vin: str) -> HttpResponse:
    of_the_goods(request)
    reason = request.POST.get("reason", "")[:60]
    return act(
        request,
        vehicles.lift_stop,
        then=_back(request),
        said=Sentence("showroom.goods.lifted"),
        vin=vin,
        reason=reason,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def prices(request: HttpRequest) -> HttpResponse:
    """What everything costs on a day; a POST publishes those items whose new price was filled in, from a day on."""
    actor = of_the_goods(request)
    if request.method != "POST":
        return _prices(request)
    sheet = _prices_of(request, request.POST.get("market", ""))
    if not sheet.publishes:
        raise NotAllowed(kind=actor.kind)
    start = _day(request, "valid_from")
    return act(
        request,
        values.publish_prices,
        then=f"{reverse('office_prices')}?market={sheet.market}&for={sheet.kind}&on={start}",
        said=Sentence("showroom.goods.published", {"start": start}),
        again=lambda refusal: _prices(request, refused=refusal),
        market=sheet.market,
        seller=sheet.seller,
        basis=PriceBasis(sheet.basis.rpartition(".")[2]),
        customer_kind=sheet.kind,
        valid=Period(start, _end(request, "valid_to")),
        prices=tuple(_filled(request, sheet)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def campaigns(request: HttpRequest) -> HttpResponse:
    """Campaigns with their use; a POST publishes another one."""
    actor = of_the_goods(request)
    if request.method != "POST":
        return _campaigns(request)
    sheet = campaigns_sheet(actor, market=request.POST.get("market", ""))
    if not sheet.publishes:
        raise NotAllowed(kind=actor.kind)
    known = {code for code, _ in sheet.models}
    amount, percent = request.POST.get("amount", "").strip(), request.POST.get("percent", "").strip()
    budget = request.POST.get("budget", "").strip()
    if budget and not (budget.isascii() and budget.isdigit() and len(budget) < 8):
        raise BadInput(field="budget", reason=budget[:20])
    campaign = Campaign(
        code=request.POST.get("code", "").strip().upper()[:48],
        market=sheet.market,
        seller=sheet.seller,
        amount=_money("amount", amount, sheet.currency) if amount else None,
        percent=_decimal("percent", percent) if percent else None,
        models=tuple(code for code in request.POST.getlist("model") if code in known),
        customer_kinds=tuple(kind for kind in CustomerKind if kind in request.POST.getlist("kind")),
        order_window=Period(_day(request, "valid_from"), _end(request, "valid_to")),
        budget=int(budget) if budget else None,
    )
    return act(
        request,
        values.publish_campaign,
        then=f"{reverse('office_campaigns')}?market={sheet.market}",
        said=Sentence("showroom.goods.campaign_published", {"name": campaign.code}),
        again=lambda refusal: _campaigns(request, refused=refusal),
        campaign=campaign,
    )


def _yard(request: HttpRequest) -> HttpResponse:
    actor = of_the_goods(request)
    sheet = yard_sheet(
        actor,
        market=market_in(request, actor),
        state=one_of(request, "state", CarState),
        car_class=one_of(request, "class", CarClass),
        stopped=request.GET.get("stopped") == "yes",
        text=request.GET.get("text", "").strip()[:40],
        after=request.GET.get("after", "")[:17],
    )
    wanted = {name: request.GET.get(name, "") for name in ("state", "class", "stopped", "text")}
    return page(request, actor, "stock", sheet, wanted=wanted, here=request.get_full_path())


def _prices(request: HttpRequest, refused: Refusal | None = None) -> HttpResponse:
    actor = of_the_goods(request)
    market = request.POST.get("market", "") if refused else market_in(request, actor)
    return page(request, actor, "prices", _prices_of(request, market), refused=refused, typed=request.POST)


def _prices_of(request: HttpRequest, market: str) -> PricesSheet:
    kind = request.POST.get("for") or request.GET.get("for")
    on = request.GET.get("on", "")
    return prices_sheet(
        of_the_goods(request),
        market=market,
        kind=CustomerKind.COMPANY if kind == CustomerKind.COMPANY else CustomerKind.PRIVATE,
        on=_date("on", on) if on else None,
    )


def _campaigns(request: HttpRequest, refused: Refusal | None = None) -> HttpResponse:
    actor = of_the_goods(request)
    market = request.POST.get("market", "") if refused else market_in(request, actor)
    sheet = campaigns_sheet(actor, market=market)
    kinds = [kind.value for kind in CustomerKind]
    return page(request, actor, "campaigns", sheet, refused=refused, typed=request.POST, kinds=kinds)


def _filled(request: HttpRequest, sheet: PricesSheet) -> Iterator[ItemPrice]:
    """Items with a new price, as it is written here. Raises `BadInput`."""
    for label, rows in sheet.groups:
        for row in rows:
            value = request.POST.get(f"price_{row.code}", "").strip()
            if value:
                amount = _money(f"price_{row.code}", value, sheet.currency)
                yield ItemPrice(code=row.code, kind=Component(label.rpartition(".")[2]), amount=amount)


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    here = reverse("office_stock")
    return wanted if wanted.startswith(here) else here


def _day(request: HttpRequest, field: str) -> date:
    return _date(field, request.POST.get(field, ""))


def _end(request: HttpRequest, field: str) -> date | None:
    """The last day that is written becomes the first one that is out."""
    value = request.POST.get(field, "")
    return _date(field, value) + timedelta(days=1) if value else None


def _date(field: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadInput(field=field, reason=value[:40]) from None


def _decimal(field: str, value: str) -> Decimal:
    try:
        found = Decimal(value.replace(",", "."))
    except InvalidOperation:
        raise BadInput(field=field, reason=value[:40]) from None
    if not found.is_finite() or found <= 0:
        raise BadInput(field=field, reason=value[:40])
    return found


def _money(field: str, value: str, currency: str) -> Money:
    try:
        return Money.of(str(_decimal(field, value)), currency)
    except (MoneyError, ArithmeticError, ValueError):
        raise BadInput(field=field, reason=value[:40]) from None
