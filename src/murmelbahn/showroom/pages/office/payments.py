"""Payments to match: an entry goes to a deal, or back to whom it came from; a wrong match is taken back; what left meets
what came."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from murmelbahn.kernel.refusals import NotFound, Refusal
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.chosen import uuid_of
from murmelbahn.showroom.pages.office.door import insider, market_in, page
from murmelbahn.showroom.queries.office import deal_by_number, payments_sheet
from murmelbahn.showroom.terms import NoSuchDeal
from murmelbahn.ui.terms import Sentence
from murmelbahn.value import operations as values

LONGEST = 40
REASON = 200


@require_safe
def payments(request: HttpRequest) -> HttpResponse:
    return _list(request)


@require_POST
def assign(request: HttpRequest, entry: UUID) -> HttpResponse:
    """The deal is named by its number (or the car's VIN), or picked from those that were suggested."""
    actor = insider(request)
    number = request.POST.get("number", "").strip()[:LONGEST]
    deal = deal_by_number(actor, number=number)
    if deal is None:
        response = _list(request, NoSuchDeal(number=number or "–"))
        response.status_code = NoSuchDeal.status
        return response
    return act(
        request,
        values.allocate_entry,
        then=reverse("office_payments"),
        said=Sentence("showroom.office.payments.assigned", {"number": number}),
        again=lambda refusal: _list(request, _plainer(refusal, number)),
        entry=entry,
        deal=deal,
    )


@require_POST
def unassign(request: HttpRequest, entry: UUID) -> HttpResponse:
    """A wrong match is taken back, with its reason."""
    insider(request)
    return act(
        request,
        values.unassign_entry,
        then=reverse("office_payments"),
        said=Sentence("showroom.office.payments.unassigned"),
        again=lambda refusal: _list(request, refusal),
        entry=entry,
        reason=request.POST.get("reason", "").strip()[:REASON],
    )


@require_POST
def clear(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Money that left and money that came belong together."""
    insider(request)
    return act(
        request,
        values.clear_entries,
        then=reverse("office_payments"),
        said=Sentence("showroom.office.payments.cleared"),
        again=lambda refusal: _list(request, refusal),
        entry=entry,
        credit=uuid_of(request, "credit"),
    )


@require_POST
def set_aside(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Money that left touches no deal."""
    insider(request)
    return act(
        request,
        values.set_entry_aside,
        then=reverse("office_payments"),
        said=Sentence("showroom.office.payments.put_aside"),
        again=lambda refusal: _list(request, refusal),
        entry=entry,
        reason=request.POST.get("reason", "").strip()[:REASON],
    )


@require_POST
def give_back(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Propose it; a second person releases it."""
    insider(request)
    return act(
        request,
        values.propose_entry_return,
        then=reverse("office_payments"),
        said=Sentence("showroom.office.payments.proposed"),
        again=lambda refusal: _list(request, refusal),
        entry=entry,
    )


@require_POST
def release_return(request: HttpRequest, entry: UUID) -> HttpResponse:
    """The second person."""
    insider(request)
    return act(
        request,
        values.approve_entry_return,
        then=reverse("office_payments"),
        said=Sentence("showroom.office.payments.released"),
        again=lambda refusal: _list(request, refusal),
        entry=entry,
    )


def _plainer(refusal: Refusal, number: str) -> Refusal:
    """A deal of another seller or currency takes no money of this account: to the reader that is no such deal."""
    return NoSuchDeal(number=number) if isinstance(refusal, NotFound) else refusal


def _list(request: HttpRequest, refused: Refusal | None = None) -> HttpResponse:
    actor = insider(request)
    asked = request.GET.get("number", "").strip()[:LONGEST]
    sheet = payments_sheet(actor, market=market_in(request, actor), number=asked)
    return page(request, actor, "payments", sheet, refused=refused, typed=request.POST)
