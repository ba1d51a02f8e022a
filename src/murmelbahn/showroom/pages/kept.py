"""A kept configuration under its short code, and the list of one's own."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from murmelbahn.accounts.queries import actor_of, visitor_of
from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import Channel, TouchpointKind
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.configure import plates_wished, state
from murmelbahn.showroom.pages.leading import led_by
from murmelbahn.showroom.pages.market import kind_of
from murmelbahn.showroom.pages.models import models_page
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.queries.kept_sheet import evidence_of
from murmelbahn.showroom.queries.phone import phone_picture
from murmelbahn.showroom.terms.desk import Led
from murmelbahn.ui.terms import Sentence
from murmelbahn.vehicle import queries as vehicle


@require_safe
def configuration(request: HttpRequest, code: str) -> HttpResponse:
    """Exactly this car for whoever has its code."""
    actor = visitor_of(request)
    sheet = queries.kept_car_sheet(actor, code=code, kind=kind_of(request), plates=plates_wished(request))
    there = state("", plates=sheet.plates, kind=CustomerKind.PRIVATE)
    address = request.build_absolute_uri(f"{reverse('configuration', args=[sheet.code])}{there}")
    return show(
        request,
        "car_page",
        sheet,
        clock=queries.clock_bar(actor),
        tab="models",
        address=address,
        phone=phone_picture(address),
        again=state(sheet.again, plates=sheet.plates, kind=sheet.kind),
        signed_in=request.user.is_authenticated,
    )


@require_safe
def open_code(request: HttpRequest) -> HttpResponse:
    """A code that was typed in, as it was heard. One that opens nothing comes back with a sentence."""
    typed = request.GET.get("code", "").strip()[:40]
    try:
        found = vehicle.shared_configuration(visitor_of(request), code=typed)
    except NotFound as refusal:
        response = models_page(request, code=typed)
        response.status_code = refusal.status
        return response
    code = vehicle.share_code(visitor_of(request), configuration=found.id)
    return HttpResponseRedirect(reverse("configuration", args=[code]))


@require_safe
def configurations(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    return show(request, "kept", queries.kept_sheet(actor), clock=queries.clock_bar(actor), tab="kept")


@require_POST
def keep_in_account(request: HttpRequest, code: str) -> HttpResponse:
    """On the timeline of the reader; whoever has no Customer ID yet gets one first."""
    actor = actor_of(request)
    found = vehicle.shared_configuration(actor, code=code)
    led = led_by(request)
    if led is not None:
        return _keep_for(request, actor, led, found.id)
    if not actor.parties:
        there = reverse("configuration", args=[code]) + ("?plates=yes" if _with_plates(request) else "")
        return HttpResponseRedirect(f"{reverse('enrol')}?{urlencode({'next': there, 'market': found.market})}")
    party = queries.own_party(actor, market=found.market)
    if party is None:
        raise NotFound()
    return act(
        request,
        customers.record_touchpoint,
        then=reverse("configurations"),
        said=Sentence("showroom.kept.done"),
        market=party.market,
        seller=party.seller,
        parties=(party.party,),
        kind=TouchpointKind.CONFIGURATION,
        channel=Channel.ONLINE,
        evidence=evidence_of(found.id, plates=_with_plates(request)),
    )


def _keep_for(request: HttpRequest, actor: Actor, led: Led, configuration: UUID) -> HttpResponse:
    """The adviser keeps it for the customer it leads: chosen together at the outlet."""
    party = customer.party(actor, party=led.party)
    return act(
        request,
        customers.record_touchpoint,
        then=reverse("desk_customer", args=[led.party]),
        said=Sentence("showroom.desk.kept_for", {"name": led.name}),
        market=party.market,
        seller=party.seller,
        parties=(led.party,),
        kind=TouchpointKind.CONFIGURATION,
        channel=Channel.OUTLET,
        outlet=min(actor.outlets),
        adviser=actor.subject,
        evidence=evidence_of(configuration, plates=_with_plates(request)),
    )


def _with_plates(request: HttpRequest) -> bool:
    """Whether the page on which it was kept showed it with the registration."""
    return request.POST.get("plates") == "yes"
