"""The desk: what is to be done today. An enquiry that nobody looks after is taken here."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from murmelbahn.accounts.queries import actor_of
from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Role
from murmelbahn.kernel.refusals import BadInput
from murmelbahn.retail import operations as retail
from murmelbahn.retail.terms import Duty
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.queries import clock_bar
from murmelbahn.showroom.queries.desk import desk_sheet
from murmelbahn.ui.terms import Sentence


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """`?whose=all` for the whole agent, `?kind=` for one kind of work. Raises `SignInFirst`, `NotAllowed`, `BadInput`."""
    actor = actor_of(request)
    sheet = desk_sheet(
        actor,
        whose=request.GET.get("whose") or "mine",
        kind=request.GET.get("kind", ""),
        page=number_of(request, "page"),
    )
    return show(request, "desk/today", sheet, clock=clock_bar(actor), tab="desk", part="today")


@require_POST
def take(request: HttpRequest, deal: UUID) -> HttpResponse:
    """Look after an enquiry from now on."""
    actor = actor_of(request)
    view = deals.deal(actor, deal=deal)
    return act(
        request,
        retail.attribute_deal,
        then=reverse("deal_offer", args=[deal]),
        said=Sentence("showroom.desk.taken"),
        deal=deal,
        market=view.market,
        seller=view.seller,
        duty=Duty.CARE,
        outlet=view.outlet,
        adviser=actor.subject,
        parties=(view.party(Role.ORDERER),),
    )


def number_of(request: HttpRequest, field: str, usual: int = 1) -> int:
    """A small number in the address. Raises `BadInput`."""
    value = request.GET.get(field) or str(usual)
    if not value.isascii() or not value.isdigit() or len(value) > 5:
        raise BadInput(field=field, reason=value[:40])
    return int(value)
