"""The claims of a deal: interest proposed, claimed or waived by a named person, and what is given up."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from murmelbahn.kernel.refusals import NotFound, Refusal
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.chosen import chosen
from murmelbahn.showroom.pages.office.door import insider
from murmelbahn.showroom.pages.refused import plain
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.pages.typed import amount_typed, day_typed, kept_entries
from murmelbahn.showroom.terms import Waiving, WritingOff
from murmelbahn.ui.rules.typed import day_in
from murmelbahn.ui.terms import Sentence
from murmelbahn.value import operations as values


@require_safe
def claims(request: HttpRequest, deal: UUID) -> HttpResponse:
    """`?until=` computes interest up to another day than today."""
    typed = request.GET.get("until", "")
    try:
        return _page(request, deal, until=day_in("until", typed) if typed else None)
    except Refusal as refusal:
        if isinstance(refusal, NotFound):
            raise
        response = _page(request, deal, refused=refusal)
        response.status_code = refusal.status
        return response


@require_POST
@kept_entries(lambda request, deal, refused, **place: _page(request, deal, refused=refused))
def interest(request: HttpRequest, deal: UUID, document: UUID) -> HttpResponse:
    """Propose it up to the day that was shown. Raises `NotFound` for a document of another deal."""
    if document not in {one.document for one in queries.deal_claims_sheet(insider(request), deal=deal).claims}:
        raise NotFound(kind="invoice", id=document)
    return _act(
        request, deal, values.propose_interest, "proposed", document=document, until=day_typed(request, "until")
    )


@require_POST
@kept_entries(lambda request, deal, refused, **place: _page(request, deal, refused=refused))
def interest_claim(request: HttpRequest, deal: UUID, interest: UUID) -> HttpResponse:
    """A damages statement asks for it."""
    _of_deal(request, deal, interest)
    return _act(request, deal, values.claim_interest, "claimed", interest=interest, due_on=day_typed(request, "due_on"))


@require_POST
@kept_entries(lambda request, deal, refused, **place: _page(request, deal, refused=refused))
def interest_waive(request: HttpRequest, deal: UUID, interest: UUID) -> HttpResponse:
    _of_deal(request, deal, interest)
    reason = chosen(request, "waiving", Waiving)
    return _act(request, deal, values.waive_interest, "waived", interest=interest, reason=reason.value)


@require_POST
@kept_entries(lambda *place, **named: _page(*place, **named))
def write_off(request: HttpRequest, deal: UUID) -> HttpResponse:
    """Give up some of what is open, or all of it."""
    sheet = queries.deal_claims_sheet(insider(request), deal=deal)
    if sheet.open is None:
        raise NotFound(kind="claim", id=deal)
    amount = amount_typed(request, "amount", sheet.open.currency)
    reason = chosen(request, "reason", WritingOff)
    return _act(request, deal, values.write_off, "written_off", deal=deal, amount=amount, reason=reason.value)


def _of_deal(request: HttpRequest, deal: UUID, interest: UUID) -> None:
    """Raises `NotFound` for interest that is not proposed in this deal."""
    claims = queries.deal_claims_sheet(insider(request), deal=deal).claims
    if interest not in {one.proposed.id for one in claims if one.proposed} | {
        line.interest.id for one in claims for line in one.decided
    }:
        raise NotFound(kind="interest", id=interest)


def _act(request: HttpRequest, place: UUID, operation: Any, said: str, **values: Any) -> HttpResponse:
    return act(
        request,
        operation,
        then=reverse("deal_claims", args=[place]),
        said=Sentence(f"showroom.claim.{said}"),
        again=lambda refusal: _page(request, place, refused=refusal),
        **values,
    )


def _page(request: HttpRequest, deal: UUID, until: date | None = None, refused: Refusal | None = None) -> HttpResponse:
    actor = insider(request)
    sheet = queries.deal_claims_sheet(actor, deal=deal, until=until)
    return show(
        request,
        "claims",
        sheet,
        clock=queries.clock_bar(actor),
        tab="deal_money",
        refused=plain(refused),
        typed=request.POST or request.GET,
    )
