"""The order: read, press the button, keep the receipt."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from murmelbahn.accounts.queries import actor_of
from murmelbahn.customer.terms import Channel, Purpose
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import BadInput, Refusal
from murmelbahn.markets import queries as markets
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import act, version_of
from murmelbahn.showroom.pages.chosen import uuid_of
from murmelbahn.showroom.pages.refused import plain, wrong_fields
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.pages.typed import NOTHING, amount_typed, kept_entries, whole_typed
from murmelbahn.showroom.queries.phone import phone_picture
from murmelbahn.ui.templatetags.words import language
from murmelbahn.ui.terms import Sentence
from murmelbahn.value.terms import FundingKind

PURCHASE_ORDER, SIGNATURE = 60, 120
"""Signs that a company's order number, and the place of a signed copy, may have."""


@require_http_methods(["GET", "HEAD", "POST"])
@kept_entries(lambda *place, **named: _page(*place, **named))
def order(request: HttpRequest, deal: UUID) -> HttpResponse:
    """The page before the button; a POST is the button."""
    if request.method != "POST":
        return _page(request, deal)
    return act(
        request,
        deals.order_online,
        then=reverse("deal_order_receipt", args=[deal]),
        again=lambda refusal: _page(request, deal, refused=refusal),
        deal=deal,
        shown=request.POST.get("shown", ""),
        language=request.POST.get("language", ""),
        purchase_order=whole_typed(request, "purchase_order", most=PURCHASE_ORDER),
        **_funding(request, deal),
        consents=frozenset(purpose for purpose in Purpose if f"consent_{purpose}" in request.POST),
        expected_version=version_of(request),
    )


@require_POST
@kept_entries(lambda *place, **named: _page(*place, **named))
def order_signed(request: HttpRequest, deal: UUID) -> HttpResponse:
    """The adviser's block: the customer signed the offer, at the outlet or where it was visited."""
    return act(
        request,
        deals.order_at_outlet,
        then=reverse("deal_order_receipt", args=[deal]),
        again=lambda refusal: _page(request, deal, refused=refusal),
        deal=deal,
        offer=uuid_of(request, "offer"),
        signature=whole_typed(request, "signature", most=SIGNATURE),
        home_visit=request.POST.get("signed", "") == Channel.HOME_VISIT,
        purchase_order=whole_typed(request, "purchase_order", most=PURCHASE_ORDER),
        **_funding(request, deal),
        expected_version=version_of(request),
    )


@require_POST
def order_form(request: HttpRequest, deal: UUID) -> HttpResponse:
    """The adviser prints what the customer signs, for the place where it is signed."""
    return act(
        request,
        deals.print_order_form,
        then=reverse("deal_order", args=[deal]) + "#form",
        said=Sentence("showroom.order.form_made"),
        again=lambda refusal: _page(request, deal, refused=refusal),
        deal=deal,
        home_visit=request.POST.get("signed", "") == Channel.HOME_VISIT,
        expected_version=version_of(request),
    )


@require_safe
def order_receipt(request: HttpRequest, deal: UUID) -> HttpResponse:
    actor = actor_of(request)
    sheet = queries.receipt_sheet(actor, deal=deal, language=language())
    if sheet is None:
        return redirect("deal_order", deal=deal)
    return show(request, "order_receipt", sheet, clock=queries.clock_bar(actor))


@require_POST
def leave(request: HttpRequest, deal: UUID) -> HttpResponse:
    """No order after all: the customer is bound to nothing, and the car is free."""
    return act(
        request,
        deals.give_up,
        then=reverse("deal", args=[deal]),
        said=Sentence("showroom.leave.done"),
        deal=deal,
        reason="customer",
    )


def _page(request: HttpRequest, deal: UUID, refused: Refusal | None = None) -> HttpResponse:
    actor = actor_of(request)
    sheet = queries.order_sheet(actor, deal=deal, language=language())
    if (
        refused is None
        and sheet.read is None
        and queries.receipt_sheet(actor, deal=deal, language=language()) is not None
    ):
        return redirect("deal_order_receipt", deal=deal)
    here = request.build_absolute_uri(reverse("deal_order", args=[deal]))
    return show(
        request,
        "order",
        sheet,
        clock=queries.clock_bar(actor),
        refused=plain(refused),
        phone=phone_picture(here) if sheet.head.audience.staff and sheet.read else "",
        wrong=wrong_fields(refused),
    )


def _funding(request: HttpRequest, deal: UUID) -> dict[str, Any]:
    """The chosen way to pay, one of those that are open; a transfer where nothing was asked. Raises `BadInput`."""
    wanted = request.POST.get("funding", "")
    if not wanted:
        return {}
    actor = actor_of(request)
    open_ = {one.code: one for one in queries.fundings(actor, deal=deal_queries.deal(actor, deal=deal))}
    if wanted not in open_:
        raise BadInput(field="funding", reason=wanted[:40])
    kind = FundingKind(open_[wanted].kind)
    return {"funding": kind, "lender": open_[wanted].lender, "own_part": _own_part(request, deal)}


def _own_part(request: HttpRequest, deal: UUID) -> Money | None:
    """What the customer pays beside a loan, as it is written here; nothing where nothing is written. Beside another way to pay
    the order refuses it: what was typed is never dropped in silence. Raises `Mistyped`."""
    if not request.POST.get("own_part", "").strip():
        return None
    actor = actor_of(request)
    currency = markets.market(actor, code=deal_queries.deal(actor, deal=deal).market).currency
    return amount_typed(request, "own_part", currency, least=NOTHING)
