"""The withdrawal function (Directive 2011/83/EU art. 11a): declare, confirm, keep the receipt."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from murmelbahn.accounts.queries import actor_of
from murmelbahn.deal import operations as deals
from murmelbahn.deal.terms import WithdrawalWay
from murmelbahn.kernel.refusals import BadInput, Refusal
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.chosen import chosen
from murmelbahn.showroom.pages.office.door import insider
from murmelbahn.showroom.pages.refused import plain
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.pages.typed import day_typed
from murmelbahn.ui.templatetags.words import language
from murmelbahn.ui.terms import Mistyped, Sentence

PROOF = 120
"""Characters of a reference to what proves a withdrawal."""


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, deal: UUID) -> HttpResponse:
    """The second step: what will be declared, and the button that declares it. No version is asked for: whatever has
    happened to the deal meanwhile, the right does not wait for it."""
    if request.method != "POST":
        return _page(request, deal)
    return act(
        request,
        deals.withdraw,
        then=reverse("deal_withdrawn", args=[deal]),
        again=lambda refusal: _page(request, deal, refused=refusal),
        deal=deal,
    )


@require_POST
def withdrawal_noted(request: HttpRequest, deal: UUID) -> HttpResponse:
    """A person of the seller books what came by letter, by e-mail or at the desk."""
    insider(request)
    try:
        day, arrived = day_typed(request, "declared_on"), request.POST.get("arrived_on", "").strip()
        more = {"arrived_on": day_typed(request, "arrived_on")} if arrived else {}
        way = chosen(request, "way", WithdrawalWay)
    except (Mistyped, BadInput) as refusal:
        response = _page(request, deal, refused=refusal)
        response.status_code = refusal.status
        return response
    return act(
        request,
        deals.note_withdrawal,
        then=reverse("deal_withdrawn", args=[deal]),
        said=Sentence("showroom.withdraw.noted"),
        again=lambda refusal: _page(request, deal, refused=refusal),
        deal=deal,
        declared_on=day,
        way=way,
        proof=request.POST.get("proof", "").strip()[:PROOF],
        **more,
    )


@require_safe
def withdrawn(request: HttpRequest, deal: UUID) -> HttpResponse:
    actor = actor_of(request)
    sheet = queries.withdrawn_sheet(actor, deal=deal)
    if sheet is None:
        return redirect("deal_withdraw", deal=deal)
    return show(request, "withdrawn", sheet, clock=queries.clock_bar(actor))


def _page(request: HttpRequest, deal: UUID, refused: Refusal | None = None) -> HttpResponse:
    actor = actor_of(request)
    if refused is None and queries.withdrawn_sheet(actor, deal=deal) is not None:
        return redirect("deal_withdrawn", deal=deal)
    sheet = queries.withdraw_sheet(actor, deal=deal, language=language())
    return show(
        request,
        "withdraw",
        sheet,
        clock=queries.clock_bar(actor),
        refused=plain(refused),
        typed=request.POST,
        ways=tuple(WithdrawalWay),
    )
