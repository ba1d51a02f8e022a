"""The seller proposes another car instead of one that cannot be built: see what it changes, then send it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from murmelbahn.deal import operations as deals
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound, Refusal
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import act, version_of
from murmelbahn.showroom.pages.change import total_shown
from murmelbahn.showroom.pages.chosen import uuid_of
from murmelbahn.showroom.pages.office.door import insider
from murmelbahn.showroom.pages.refused import plain
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.pages.typed import day_typed, kept_entries
from murmelbahn.showroom.terms import NoSuchCode, SuccessorSheet
from murmelbahn.ui.rules.typed import day_in
from murmelbahn.ui.terms import Sentence
from murmelbahn.vehicle import queries as vehicle

USUAL = timedelta(days=14)
"""A customer is given two weeks to answer unless a person says otherwise."""


@require_http_methods(["GET", "HEAD", "POST"])
@kept_entries(lambda *place, **named: _page(*place, **named))
def successor(request: HttpRequest, deal: UUID) -> HttpResponse:
    """`?code=` and `?answer_by=` show what another car would change; a POST proposes exactly that."""
    insider(request)
    if request.method != "POST":
        return _page(request, deal)
    return act(
        request,
        deals.propose_successor,
        then=reverse("deal", args=[deal]),
        said=Sentence("showroom.successor.done"),
        again=lambda refusal: _page(request, deal, refused=refusal),
        deal=deal,
        configuration=uuid_of(request, "configuration"),
        answer_by=day_typed(request, "answer_by"),
        total=total_shown(request),
        expected_version=version_of(request),
    )


def _page(request: HttpRequest, deal: UUID, refused: Refusal | None = None) -> HttpResponse:
    """The form, and below it what was asked for; what cannot be read or priced is said above it."""
    actor, entries = insider(request), request.POST or request.GET
    sheet = queries.successor_sheet(actor, deal=deal)
    code, answer_by = entries.get("code", "").strip()[:40], entries.get("answer_by", "").strip()[:40]
    try:
        sheet = _looked_at(actor, deal, code, answer_by) or sheet
    except Refusal as refusal:
        refused = refused or refusal
    response = show(
        request,
        "successor",
        sheet,
        clock=queries.clock_bar(actor),
        tab="deal",
        refused=plain(refused),
        code=code,
        answer_by=answer_by or (sheet.first + USUAL).isoformat(),
        promised=day_in("answer_by", answer_by) if sheet.preview else None,
    )
    response.status_code = refused.status if refused else response.status_code
    return response


def _looked_at(actor: Actor, deal: UUID, code: str, answer_by: str) -> SuccessorSheet | None:
    """The sheet with the car of a code. Raises `Mistyped`, `NoSuchCode` and what its price refuses."""
    if not code:
        return None
    day_in("answer_by", answer_by)
    try:
        wanted = vehicle.shared_configuration(actor, code=code).id
    except NotFound:
        raise NoSuchCode() from None
    return queries.successor_sheet(actor, deal=deal, configuration=wanted)
