"""Papers of the registration, one by one, and the request for the plate."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from murmelbahn.customer.terms import PaperKind, PaperState, PaperStep
from murmelbahn.deal import operations as deals
from murmelbahn.showroom.pages.act import act, version_of
from murmelbahn.showroom.pages.chosen import chosen, uuid_of
from murmelbahn.showroom.pages.typed import day_typed, whole_typed
from murmelbahn.ui.terms import Sentence

LONGEST = 40
"""Characters of a plate that are looked at: more is no plate."""


@require_POST
def papers_open(request: HttpRequest, deal: UUID) -> HttpResponse:
    """List what the market of registration asks for."""
    return act(request, deals.open_papers, then=reverse("deal", args=[deal]) + "#papers", deal=deal)


@require_POST
def paper(request: HttpRequest, deal: UUID) -> HttpResponse:
    """One paper goes one step; a number (of an insurance confirmation, say) may come with it."""
    step = PaperStep(
        paper=chosen(request, "paper", PaperKind),
        state=chosen(request, "state", PaperState),
        place=whole_typed(request, "place", most=60),
        reference=whole_typed(request, "reference", most=60),
    )
    return act(
        request,
        deals.record_papers,
        then=reverse("deal", args=[deal]) + "#papers",
        said=Sentence("showroom.paper.noted"),
        deal=deal,
        keeper=uuid_of(request, "keeper"),
        steps=(step,),
    )


@require_POST
def registration(request: HttpRequest, deal: UUID) -> HttpResponse:
    """Ask the authority for the plate."""
    return act(
        request,
        deals.request_registration,
        then=reverse("deal", args=[deal]),
        said=Sentence("showroom.registration.asked"),
        deal=deal,
        expected_version=version_of(request),
    )


@require_POST
def own_registration(request: HttpRequest, deal: UUID) -> HttpResponse:
    """The customer says that it registered the car itself."""
    return act(
        request,
        deals.note_own_registration,
        then=reverse("deal", args=[deal]) + "#own",
        said=Sentence("showroom.own.told"),
        deal=deal,
        plate=whole_typed(request, "plate", most=LONGEST),
        on=day_typed(request, "on"),
    )
