"""From a car to its offer: for whom, looked after by whom; then one command opens the deal and makes the offer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from murmelbahn.accounts.queries import actor_of
from murmelbahn.customer.terms import Channel
from murmelbahn.deal import operations as deals
from murmelbahn.kernel.refusals import BadInput, NotFound, Refusal
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.chosen import uuid_of
from murmelbahn.showroom.pages.leading import party_led
from murmelbahn.showroom.pages.refused import plain
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.pages.stock import gone
from murmelbahn.ui.place import stands_at
from murmelbahn.vehicle import queries as vehicle

CHANNELS = (Channel.OUTLET, Channel.PHONE, Channel.HOME_VISIT)
"""Where an adviser and a customer are when an offer is made; a customer by itself is online."""


@require_http_methods(["GET", "HEAD", "POST"])
def ask_offer(request: HttpRequest) -> HttpResponse:
    """`car`: the code of a kept configuration; `vin`: a stock car. Raises `SignInFirst`, `NotFound`."""
    actor = actor_of(request)
    if request.method != "POST":
        return _page(request)
    code, vin = request.POST.get("car", "")[:40], request.POST.get("vin", "")[:17]
    configuration = None if vin else vehicle.shared_configuration(actor, code=code).id
    return act(
        request,
        deals.ask_for_offer,
        then=lambda deal: reverse("deal_offer", args=[deal]),
        again=lambda refusal: _page(request, refused=refusal),
        orderer=uuid_of(request, "party"),
        outlet=uuid_of(request, "outlet"),
        configuration=configuration,
        vin=vin,
        registration=request.POST.get("plates", "") == "yes",
        channel=_channel(request),
    )


def _page(request: HttpRequest, refused: Refusal | None = None) -> HttpResponse:
    asked = request.POST if refused else request.GET
    actor = actor_of(request)
    vin = asked.get("vin", "")[:17]
    try:
        sheet = queries.ask_sheet(
            actor,
            code=asked.get("car", "")[:40],
            vin=vin,
            plates=asked.get("plates") == "yes",
            party=uuid_of(request, "party") if asked.get("party") else party_led(request),
            name=asked.get("name", "")[:80],
        )
    except NotFound:
        if not vin:
            raise
        return gone(request, vin)
    return show(
        request,
        "ask",
        sheet,
        clock=queries.clock_bar(actor),
        tab="stock" if sheet.car.vin else "models",
        refused=plain(refused),
        channels=[str(one) for one in CHANNELS],
        name=asked.get("name", "")[:80],
        here=stands_at(request),
    )


def _channel(request: HttpRequest) -> Channel:
    value = request.POST.get("channel", Channel.ONLINE)
    if value not in {*CHANNELS, Channel.ONLINE}:
        raise BadInput(field="channel", reason=value[:40])
    return Channel(value)
