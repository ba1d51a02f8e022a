"""Stock, prices and campaigns of a market. What was published is never changed: a correction is a new version."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from murmelbahn.kernel.refusals import BadInput, NotAllowed, Refusal
from murmelbahn.markets.terms import CustomerKind, StockClass
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.chosen import chosen, uuid_of
from murmelbahn.showroom.pages.office.door import market_in, of_the_goods, one_of, page
from murmelbahn.showroom.pages.typed import (
    NOTHING,
    amount_typed,
    kept_entries,
    number_typed,
    share_typed,
    window_typed,
    words_typed,
)
from murmelbahn.showroom.queries.office.campaigns_sheet import campaigns_sheet
from murmelbahn.showroom.queries.office.prices_sheet import prices_sheet
from murmelbahn.showroom.queries.office.yard_sheet import yard_sheet
from murmelbahn.showroom.terms.office.goods import PricesSheet
from murmelbahn.ui.rules.typed import day_in
from murmelbahn.ui.templatetags.words import in_language, language
from murmelbahn.ui.terms import Sentence
from murmelbahn.ui.texts import text
from murmelbahn.value import operations as values
from murmelbahn.value.terms import (
    Campaign,
    CampaignBegun,
    CampaignNameWrong,
    CampaignTooLarge,
    DiscountHigh,
    ItemPrice,
    PriceBasis,
    PriceJumps,
    ProofKind,
)
from murmelbahn.value.terms import ComponentKind as Component
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle.terms import CarClass, CarState

T = TypeVar("T", bound=str)
CONFIRM = "confirm_"
"""Before the code of an item whose new price is meant."""
USED = (StockClass.DEMONSTRATOR, StockClass.DAY_REGISTRATION, StockClass.RETURNED)
"""Classes of cars that are not new."""
MOST_GIVEN = 1_000_000
"""A budget of more contracts than that is no budget."""


@require_safe
def yard(request: HttpRequest) -> HttpResponse:
    """All cars: `?market=`, `?state=`, `?class=`, `?stopped=yes`, `?text=`, `?after=`. Raises `SignInFirst`, `NotFound`."""
    return _yard(request)


@require_POST
def stop(request: HttpRequest, vin: str) -> HttpResponse:
    """Nobody may hand over this car for now: quality, recall, software."""
    of_the_goods(request)
    return act(
        request,
        vehicles.stop_delivery,
        then=_back(request),
        said=Sentence("showroom.goods.stopped"),
        vin=vin,
        reason=words_typed(request, "reason", most=60),
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
@kept_entries(lambda request, refused: _prices(request, refused=refused))
def prices(request: HttpRequest) -> HttpResponse:
    """What everything costs on a day; a POST publishes those items whose new price was filled in, from a day on."""
    actor = of_the_goods(request)
    if request.method != "POST":
        return _prices(request)
    sheet = _prices_of(request, request.POST.get("market", ""))
    if not sheet.publishes:
        raise NotAllowed(kind=actor.kind)
    valid, filled = window_typed(request), tuple(_filled(request, sheet))
    start = valid.start
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
        valid=valid,
        prices=filled,
        confirmed=_confirmed(request, filled),
        seen=uuid_of(request, "seen") if request.POST.get("seen") else None,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@kept_entries(lambda request, refused: _campaigns(request, refused=refused))
def campaigns(request: HttpRequest) -> HttpResponse:
    """Campaigns with their use; a POST publishes another one."""
    actor = of_the_goods(request)
    if request.method != "POST":
        return _campaigns(request)
    sheet = campaigns_sheet(actor, market=request.POST.get("market", ""))
    if not sheet.publishes:
        raise NotAllowed(kind=actor.kind)
    classes = _ticked(request, "class", USED)
    campaign = Campaign(
        code=request.POST.get("code", "").strip().upper(),
        market=sheet.market,
        seller=sheet.seller,
        kind=Component.STOCK_CLASS if classes else Component.CAMPAIGN,
        stock_classes=classes,
        amount=amount_typed(request, "amount", sheet.currency) if _reads(request, "amount") else None,
        percent=share_typed(request, "percent") if _reads(request, "percent") else None,
        models=_ticked(request, "model", [code for code, _ in sheet.models]),
        customer_kinds=_ticked(request, "kind", tuple(CustomerKind)),
        order_window=window_typed(request),
        budget=number_typed(request, "budget", most=MOST_GIVEN) if _reads(request, "budget") else None,
        proof=chosen(request, "proof", ProofKind).value if _reads(request, "proof") else "",
        seller_confirms=_reads(request, "proof") and "seller_confirms" in request.POST,
    )
    return act(
        request,
        values.publish_campaign,
        then=f"{reverse('office_campaigns')}?market={sheet.market}",
        said=Sentence("showroom.goods.campaign_published", {"name": campaign.code}),
        again=lambda refusal: _campaigns(request, refused=refusal),
        campaign=campaign,
        confirmed="confirmed" in request.POST,
        begun="begun" in request.POST,
    )


@require_POST
def end_campaign(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """From today on nobody is given it; what was offered or agreed with it stays."""
    of_the_goods(request)
    return act(
        request,
        values.end_campaign,
        then=reverse("office_campaigns") + f"?market={request.POST.get('market', '')[:2]}",
        said=Sentence("showroom.goods.campaign_ended"),
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
    sheet = _prices_of(request, market)
    jumps = refused.parameters["jumps"] if isinstance(refused, PriceJumps) else ()
    return page(
        request,
        actor,
        "prices",
        sheet,
        refused=refused,
        wrong=_wrong(refused),
        typed=request.POST,
        jumps=[(item, _named(sheet, item), before, after, str(after)) for item, before, after in jumps],
        confirmed=_confirmed_before(request, {item for item, _, _ in jumps}) if refused else (),
    )


def _named(sheet: PricesSheet, item: str) -> str:
    """An item by its name and its code; what no model knows goes under what it is."""
    for label, rows in sheet.groups:
        for row in rows:
            if row.code == item:
                return f"{in_language(row.title) if row.title else text(label, language())} ({item})"
    return item


def _prices_of(request: HttpRequest, market: str) -> PricesSheet:
    kind = request.POST.get("for") or request.GET.get("for")
    on = request.POST.get("on") or request.GET.get("on", "")
    return prices_sheet(
        of_the_goods(request),
        market=market,
        kind=CustomerKind.COMPANY if kind == CustomerKind.COMPANY else CustomerKind.PRIVATE,
        on=day_in("on", on) if on else None,
    )


def _campaigns(request: HttpRequest, refused: Refusal | None = None) -> HttpResponse:
    actor = of_the_goods(request)
    market = request.POST.get("market", "") if refused else market_in(request, actor)
    sheet = campaigns_sheet(actor, market=market)
    kinds = [kind.value for kind in CustomerKind]
    ticked = {*request.POST.getlist("kind"), *request.POST.getlist("model"), *request.POST.getlist("class")}
    return page(
        request,
        actor,
        "campaigns",
        sheet,
        refused=refused,
        wrong=_wrong(refused),
        typed=request.POST,
        kinds=kinds,
        classes=[one.value for one in USED],
        proofs=[one.value for one in ProofKind],
        ticked=ticked,
        high=isinstance(refused, DiscountHigh) or "confirmed" in request.POST,
        begun=isinstance(refused, CampaignBegun) or "begun" in request.POST,
    )


def _wrong(refused: Refusal | None) -> str:
    """The field beside which the refusal is said once more."""
    if isinstance(refused, CampaignNameWrong):
        return "code"
    if isinstance(refused, CampaignTooLarge):
        return "percent" if isinstance(refused.parameters["most"], str) else "amount"
    return str(refused.parameters.get("field", "")) if refused else ""


def _filled(request: HttpRequest, sheet: PricesSheet) -> Iterator[ItemPrice]:
    """Items with a new price, as it is written here: an option may cost nothing, a car does not. Raises `Mistyped`."""
    for label, rows in sheet.groups:
        for row in rows:
            if _reads(request, f"price_{row.code}"):
                kind = Component(label.rpartition(".")[2])
                least = None if kind is Component.BASE else NOTHING
                amount = amount_typed(request, f"price_{row.code}", sheet.currency, least=least)
                yield ItemPrice(code=row.code, kind=kind, amount=amount)


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    here = reverse("office_stock")
    return wanted if wanted.startswith(here) else here


def _confirmed(request: HttpRequest, prices: tuple[ItemPrice, ...]) -> tuple[str, ...]:
    """Items whose new price was confirmed by a tick: exactly the amount that stood beside it."""
    return tuple(one.code for one in prices if str(one.amount) in request.POST.getlist(f"{CONFIRM}{one.code}"))


def _confirmed_before(request: HttpRequest, asked: Collection[str]) -> Iterator[tuple[str, str]]:
    """Fields and amounts that were confirmed and are not asked again: the form that comes back still holds them."""
    for field, exactly in request.POST.items():
        if field.startswith(CONFIRM) and field.removeprefix(CONFIRM) not in asked:
            yield field, str(exactly)


def _ticked(request: HttpRequest, field: str, known: Sequence[T]) -> tuple[T, ...]:
    """What is ticked of what is known. Nothing ticked means all, so a tick that is not known is no nothing. Raises `BadInput`."""
    ticked = request.POST.getlist(field)
    if set(ticked) - set(known):
        raise BadInput(field=field, reason="unknown")
    return tuple(one for one in known if one in ticked)


def _reads(request: HttpRequest, field: str) -> bool:
    return bool(request.POST.get(field, "").strip())
