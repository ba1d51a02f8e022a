"""Discounts that need a proof: the outlet says what it saw, the seller confirms it, refuses it or takes the discount back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from murmelbahn.accounts.queries import actor_of
from murmelbahn.deal import operations as deals
from murmelbahn.kernel.refusals import NotFound, Refusal
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import act, version_of
from murmelbahn.showroom.pages.chosen import chosen
from murmelbahn.showroom.pages.office.door import insider
from murmelbahn.showroom.pages.refused import plain
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.pages.typed import kept_entries
from murmelbahn.showroom.terms import audience_of
from murmelbahn.ui.terms import Sentence
from murmelbahn.value.terms import ProofFlaw, ProofKind

LATER_FLAWS = (ProofFlaw.MISSING, ProofFlaw.FALSE, ProofFlaw.CONDITION)


@require_http_methods(["GET", "HEAD", "POST"])
@kept_entries(lambda *place, **named: _page(*place, **named))
def discounts(request: HttpRequest, deal: UUID) -> HttpResponse:
    """`?campaign=` shows the price with one; a POST says which proof of it was seen. Raises `NotFound` for customers."""
    if request.method != "POST":
        return _page(request, deal)
    if not audience_of(actor_of(request)).staff:
        raise NotFound(kind="deal", id=deal)
    return _act(
        request,
        deal,
        deals.show_proof,
        "shown",
        campaign=request.POST.get("campaign", "")[:48],
        kind=chosen(request, "kind", ProofKind),
        reference=request.POST.get("reference", "")[:60],
        note=request.POST.get("note", "")[:200],
    )


@require_POST
@kept_entries(lambda request, deal, refused, **place: _page(request, deal, refused=refused))
def discount_confirmed(request: HttpRequest, deal: UUID, proof: UUID) -> HttpResponse:
    insider(request)
    return _act(request, deal, deals.confirm_proof, "confirmed", proof=proof)


@require_POST
@kept_entries(lambda request, deal, refused, **place: _page(request, deal, refused=refused))
def discount_refused(request: HttpRequest, deal: UUID, proof: UUID) -> HttpResponse:
    insider(request)
    return _act(request, deal, deals.refuse_proof, "refused", proof=proof, flaw=chosen(request, "flaw", ProofFlaw))


@require_POST
@kept_entries(lambda request, deal, refused, **place: _page(request, deal, refused=refused))
def discount_back(request: HttpRequest, deal: UUID, proof: UUID) -> HttpResponse:
    """Out of the price again, with a new offer or a new version of the contract."""
    insider(request)
    flaw = chosen(request, "flaw", ProofFlaw)
    return _act(request, deal, deals.take_discount_back, "taken_back", proof=proof, flaw=flaw)


def _act(request: HttpRequest, deal: UUID, operation: Any, said: str, **values: Any) -> HttpResponse:
    return act(
        request,
        operation,
        then=reverse("deal_discounts", args=[deal]),
        said=Sentence(f"showroom.discount.done.{said}"),
        again=lambda refusal: _page(request, deal, refused=refusal),
        deal=deal,
        expected_version=version_of(request),
        **values,
    )


def _page(request: HttpRequest, deal: UUID, refused: Refusal | None = None) -> HttpResponse:
    actor = actor_of(request)
    picked = (request.POST or request.GET).get("campaign", "")[:48]
    return show(
        request,
        "discounts",
        queries.discounts_sheet(actor, deal=deal, campaign=picked),
        clock=queries.clock_bar(actor),
        tab="deal_offer",
        refused=plain(refused),
        refused_code=refused.code if refused else "",
        typed=request.POST,
        kinds=[one.value for one in ProofKind],
        flaws=[one.value for one in ProofFlaw],
        later_flaws=[one.value for one in LATER_FLAWS],
    )
