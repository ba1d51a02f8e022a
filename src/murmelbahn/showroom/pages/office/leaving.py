"""Customers that ask to leave their contract: a person lets them go, or keeps to it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from murmelbahn.deal.operations import decline_leave
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.showroom.pages.act import act, version_of
from murmelbahn.showroom.pages.office.door import insider, page
from murmelbahn.showroom.queries.office import leaving_sheet
from murmelbahn.ui.terms import Sentence


@require_safe
def leaving(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
def leave_declined(request: HttpRequest, deal: UUID) -> HttpResponse:
    """The contract goes on. Letting go is an end of the contract, with its page."""
    insider(request)
    return act(
        request,
        decline_leave,
        then=reverse("office_leaving"),
        said=Sentence("showroom.leaving.declined"),
        again=lambda refusal: _page(request, refusal),
        deal=deal,
        expected_version=version_of(request),
    )


def _page(request: HttpRequest, refused: Refusal | None = None) -> HttpResponse:
    actor = insider(request)
    return page(request, actor, "leaving", leaving_sheet(actor), refused=refused)
