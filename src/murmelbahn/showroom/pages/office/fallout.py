"""The fallout desk: what waits for a person, and the button that tries again."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from murmelbahn.deal.operations import retry_held
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.office.door import insider, page
from murmelbahn.showroom.queries.office import fallout_sheet
from murmelbahn.ui.terms import Sentence


@require_safe
def fallout(request: HttpRequest) -> HttpResponse:
    actor = insider(request)
    return page(request, actor, "fallout", fallout_sheet(actor))


@require_POST
def retry(request: HttpRequest, held: UUID) -> HttpResponse:
    """Asked for at once, done by `work` within a moment: whatever still fails stands here again with its newest reason."""
    insider(request)
    said = Sentence("showroom.office.fallout.asked")
    return act(request, retry_held, then=reverse("office_fallout"), said=said, held=held)
