"""The acceptance queue: a person accepts an order, or refuses it with a reason."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from murmelbahn.deal.operations import accept_order, refuse_order
from murmelbahn.deal.operations.versioned import at_version
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.showroom.pages.act import act, version_of
from murmelbahn.showroom.pages.chosen import chosen
from murmelbahn.showroom.pages.office.door import insider, market_in, page
from murmelbahn.showroom.pages.typed import day_typed
from murmelbahn.showroom.queries.office import declining_sheet, orders_sheet
from murmelbahn.showroom.terms.office import Declining
from murmelbahn.ui.terms import Mistyped, Sentence


@require_safe
def orders(request: HttpRequest) -> HttpResponse:
    return _queue(request)


@require_POST
def accept(request: HttpRequest, deal: UUID) -> HttpResponse:
    """The contract is concluded, subject to the loan until the chosen day where a lender has yet to commit. What holds the gate
    keeps the order in the queue and is said there."""
    insider(request)
    try:
        until = day_typed(request, "finance_until") if request.POST.get("finance_until", "").strip() else None
    except Mistyped as refusal:
        response = _queue(request, refusal)
        response.status_code = refusal.status
        return response
    return act(
        request,
        accept_order,
        then=reverse("office_orders"),
        said=Sentence("showroom.office.orders.accepted"),
        again=lambda refusal: _queue(request, refusal),
        deal=deal,
        finance_until=until,
        expected_version=version_of(request),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, deal: UUID) -> HttpResponse:
    """Which order, and why not; a POST refuses it."""
    insider(request)
    if request.method != "POST":
        return _declining(request, deal)
    return act(
        request,
        at_version(refuse_order),
        then=reverse("office_orders"),
        said=Sentence("showroom.office.orders.declined"),
        again=lambda refusal: _declining(request, deal, refusal),
        deal=deal,
        reason=chosen(request, "reason", Declining).value,
        expected_version=version_of(request),
    )


def _queue(request: HttpRequest, refused: Refusal | None = None) -> HttpResponse:
    actor = insider(request)
    market = market_in(request, actor)
    sheet = orders_sheet(actor, market=market, after=request.GET.get("after", ""))
    return page(request, actor, "orders", sheet, refused=refused, market=market)


def _declining(request: HttpRequest, deal: UUID, refused: Refusal | None = None) -> HttpResponse:
    actor = insider(request)
    return page(request, actor, "decline", declining_sheet(actor, deal=deal), refused=refused)
