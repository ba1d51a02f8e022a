"""The configurator: its state is the address, so it can be sent, kept and gone back to. Nothing is written before it is kept."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from murmelbahn.accounts.queries import visitor_of
from murmelbahn.kernel.command import once
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import key_of
from murmelbahn.showroom.pages.market import kind_of, market_of
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.queries.choosing import after_form
from murmelbahn.showroom.queries.configurator_sheet import catalogue_for
from murmelbahn.showroom.queries.window import window
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle import queries as vehicle

LONGEST = 60
"""More choices than any model has families of single items."""


@require_safe
def configure(request: HttpRequest, model: str) -> HttpResponse:
    """A state of choices. `with`: item codes joined by a dot; `wish`: one that does not go with them; `plates=yes`: the outlet
    registers the car; `for=company`: net prices."""
    actor = visitor_of(request)
    market = market_of(request, actor)
    if not market:
        return redirect(f"{reverse('models')}?{urlencode({'next': request.get_full_path()})}")
    sheet = queries.configurator_sheet(
        actor,
        market=market,
        kind=kind_of(request),
        model=model,
        own=_codes(request.GET.get("with", "")),
        wish=request.GET.get("wish", ""),
        plates=plates_wished(request),
    )
    return show(
        request,
        "configure",
        sheet,
        clock=queries.clock_bar(actor),
        tab="models",
        here=state(sheet.own, plates=sheet.plates, kind=sheet.kind),
    )


@require_safe
def choose(request: HttpRequest, model: str) -> HttpResponse:
    """The form of the configurator comes back: on to the address of the state that it means."""
    actor = visitor_of(request)
    shown = window(actor, market=market_of(request, actor), kind=kind_of(request))
    sent = [value for name, values in request.GET.lists() if name.startswith("f-") for value in values if value]
    standing, wish = after_form(
        actor,
        catalogue=catalogue_for(actor, shown, model=model),
        own=_codes(request.GET.get("own", "")),
        shown=_codes(request.GET.get("shown", "")),
        sent=sent[:LONGEST],
    )
    there = state(".".join(standing), plates="plates" in request.GET, kind=shown.kind, wish=wish)
    return HttpResponseRedirect(f"{reverse('configure', args=[model])}{there}")


@require_POST
def keep(request: HttpRequest, model: str) -> HttpResponse:
    """Save exactly this car; it holds no person, so a visitor may. On to its own page with its short code."""
    actor = visitor_of(request)
    shown = window(actor, market=market_of(request, actor), kind=kind_of(request))
    configuration = once(key_of(request), vehicles.save_configuration)(
        actor,
        model=model,
        items=_codes(request.POST.get("shown", "")),
        market=shown.market.code,
        order_date=shown.today,
        build_date=shown.build,
    )
    code = vehicle.share_code(actor, configuration=configuration)
    there = state("", plates=plates_wished(request), kind=shown.kind)
    response = HttpResponseRedirect(f"{reverse('configuration', args=[code])}{there}")
    response.status_code = 303
    return response


def plates_wished(request: HttpRequest) -> bool:
    """Only who asked for it pays for it: a service is never chosen for somebody (Directive 2011/83/EU, Art. 22)."""
    return request.GET.get("plates") == "yes"


def state(own: str, *, plates: bool, kind: CustomerKind, wish: str = "") -> str:
    """The query of an address, `?` included; empty for the state everybody begins with."""
    parts: dict[str, Any] = {"with": own, "wish": wish}
    parts |= {"plates": "yes"} if plates else {}
    parts |= {"for": kind.value} if kind is CustomerKind.COMPANY else {}
    given = {name: value for name, value in parts.items() if value}
    return f"?{urlencode(given)}" if given else ""


def _codes(joined: str) -> tuple[str, ...]:
    return tuple(code for code in joined.split(".")[:LONGEST] if code and len(code) <= 16)
