"""The handover appointment: propose, confirm, cancel."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from murmelbahn.accounts.queries import actor_of
from murmelbahn.customer.terms import Channel
from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Role
from murmelbahn.kernel.actor import ActorKind
from murmelbahn.kernel.refusals import BadInput
from murmelbahn.retail import operations as retail
from murmelbahn.retail import queries as desks
from murmelbahn.retail.terms import AppointmentState, Side
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.chosen import unknown
from murmelbahn.ui.terms import Sentence

HEARD = (Channel.PHONE, Channel.OUTLET)
"""How customers say yes without an account."""
OPEN = (AppointmentState.PROPOSED, AppointmentState.CONFIRMED)


@require_POST
def appointment(request: HttpRequest, deal: UUID) -> HttpResponse:
    """Propose a time, or another one instead."""
    actor = actor_of(request)
    view = deals.deal(actor, deal=deal)
    starts = moment_of(request, "starts")
    present = desks.appointment(actor, deal=deal)
    then, said = reverse("deal", args=[deal]) + "#date", Sentence("showroom.appointment.proposed")
    if present is not None and present.state in OPEN:
        return act(request, retail.move_appointment, then=then, said=said, deal=deal, starts=starts)
    return act(
        request,
        retail.propose_appointment,
        then=then,
        said=said,
        deal=deal,
        market=view.market,
        seller=view.seller,
        customer=view.party(Role.BUYER) if view.customer_kind == "private" else view.party(Role.ORDERER),
        collector=view.party(Role.COLLECTOR),
        outlet=view.outlet,
        starts=starts,
    )


@require_POST
def appointment_confirm(request: HttpRequest, deal: UUID) -> HttpResponse:
    """The reader's own side says yes to the time it was shown."""
    side = Side.CUSTOMER if actor_of(request).kind is ActorKind.CUSTOMER else Side.AGENT
    then, said = reverse("deal", args=[deal]) + "#date", Sentence("showroom.appointment.confirmed")
    starts = moment_of(request, "starts") if "starts" in request.POST else None
    return act(request, retail.confirm_appointment, then=then, said=said, deal=deal, side=side, starts=starts)


@require_POST
def appointment_heard(request: HttpRequest, deal: UUID) -> HttpResponse:
    """The customer said yes to the adviser, who notes it."""
    then, said = reverse("deal", args=[deal]) + "#date", Sentence("showroom.appointment.heard")
    return act(
        request,
        retail.confirm_for_customer,
        then=then,
        said=said,
        deal=deal,
        starts=moment_of(request, "starts"),
        channel=channel_of(request),
    )


@require_POST
def appointment_cancel(request: HttpRequest, deal: UUID) -> HttpResponse:
    then, said = reverse("deal", args=[deal]) + "#date", Sentence("showroom.appointment.cancelled")
    return act(request, retail.cancel_appointment, then=then, said=said, deal=deal)


def channel_of(request: HttpRequest) -> Channel:
    """Where it was said. Raises `NothingTyped`, `BadInput`."""
    value = request.POST.get("channel", "")
    if value not in HEARD:
        raise unknown("channel", value)
    return Channel(value)


def moment_of(request: HttpRequest, field: str) -> datetime:
    """A moment with its zone from a form. Raises `BadInput`."""
    value = request.POST.get(field, "")
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        raise BadInput(field=field, reason=value[:40]) from None
    if at.tzinfo is None:
        raise BadInput(field=field, reason="no time zone")
    return at
