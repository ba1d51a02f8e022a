"""The handover at the desk."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from murmelbahn.accounts.queries import actor_of
from murmelbahn.deal import operations as deals
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.retail.terms import ChecklistItem
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import act, version_of
from murmelbahn.showroom.pages.live import watched
from murmelbahn.showroom.pages.refused import plain
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.pages.typed import kept_entries, number_typed, whole_typed
from murmelbahn.ui.terms import Sentence

MOST_KEYS = 20


@require_http_methods(["GET", "HEAD", "POST"])
@kept_entries(lambda *place, **named: _page(*place, **named))
def handover(request: HttpRequest, deal: UUID) -> HttpResponse:
    """What is in the way, and the protocol; a POST signs it."""
    if request.method != "POST":
        return watched(request, deal=deal, page=lambda: _page(request, deal))
    return act(
        request,
        deals.hand_over,
        then=reverse("deal_handover", args=[deal]),
        said=Sentence("showroom.handover.done"),
        again=lambda refusal: _page(request, deal, refused=refusal),
        deal=deal,
        odometer_km=number_typed(request, "odometer"),
        keys=number_typed(request, "keys", most=MOST_KEYS),
        signature_customer=whole_typed(request, "signature_customer", most=120),
        signature_agent=whole_typed(request, "signature_agent", most=120),
        takeover=whole_typed(request, "takeover", most=120),
        checked=frozenset(item for item in ChecklistItem if f"checked_{item}" in request.POST),
        expected_version=version_of(request),
    )


def _page(request: HttpRequest, deal: UUID, refused: Refusal | None = None) -> HttpResponse:
    actor = actor_of(request)
    sheet = queries.handover_sheet(actor, deal=deal)
    ticked = {item.value for item in ChecklistItem if f"checked_{item}" in request.POST}
    return show(
        request,
        "handover",
        sheet,
        clock=queries.clock_bar(actor),
        refused=plain(refused),
        typed=request.POST,
        ticked=ticked,
        tab="deal_handover",
    )
