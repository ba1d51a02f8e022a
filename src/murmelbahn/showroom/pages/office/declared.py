"""Withdrawals without a contract: what visitors declared and a person has to match."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from murmelbahn.customer.operations import answer_declared
from murmelbahn.deal.operations import book_declared
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.office.door import insider, page
from murmelbahn.ui.terms import Sentence

LONGEST = 60
"""Characters of a contract number that are looked at."""


@require_safe
def declared(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
def declared_booked(request: HttpRequest, declared: UUID) -> HttpResponse:
    """The contract was found: withdrawn with the time of the declaration, and on to its receipt."""
    insider(request)
    return act(
        request,
        book_declared,
        then=lambda deal: reverse("deal_withdrawn", args=[deal]),
        said=Sentence("showroom.office.declared.booked"),
        again=lambda refusal: _page(request, refusal),
        declared=declared,
        number=request.POST.get("number", "").strip()[:LONGEST],
    )


@require_POST
def declared_answered(request: HttpRequest, declared: UUID) -> HttpResponse:
    insider(request)
    said = Sentence("showroom.office.declared.done")
    return act(request, answer_declared, then=reverse("office_declared"), said=said, declared=declared)


def _page(request: HttpRequest, refused: Refusal | None = None) -> HttpResponse:
    actor = insider(request)
    return page(request, actor, "declared", queries.declared_lines(actor), refused=refused)
