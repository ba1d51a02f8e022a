"""The fallout desk: what waits for a person, and the buttons that try and ask again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from murmelbahn.deal.operations import ask_station_again, retry_held
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.office.door import insider, page
from murmelbahn.showroom.queries.office import fallout_sheet
from murmelbahn.ui.rules.speech import say
from murmelbahn.ui.templatetags.words import language
from murmelbahn.ui.terms import Sentence


@require_safe
def fallout(request: HttpRequest) -> HttpResponse:
    actor = insider(request)
    return page(request, actor, "fallout", fallout_sheet(actor))


@require_POST
def retry(request: HttpRequest, held: UUID) -> HttpResponse:
    """Asked for at once, done by `work` within a moment: whatever still fails stands here again with its newest reason."""
    insider(request)
    return _tried(request, retry_held, Sentence("showroom.office.fallout.asked"), held=held)


@require_POST
def ask_again(request: HttpRequest, change: UUID, station: str) -> HttpResponse:
    """A station hears of a change once more, for which it owes the answer."""
    insider(request)
    return _tried(
        request,
        ask_station_again,
        Sentence("showroom.office.fallout.station_asked"),
        change=change,
        station=station,
    )


def _tried(request: HttpRequest, operation: Callable[..., UUID], said: Sentence, **named: Any) -> HttpResponse:
    """Whatever a colleague has solved meanwhile is good news and no page that is not there."""
    try:
        return act(request, operation, then=reverse("office_fallout"), said=said, **named)
    except NotFound:
        messages.info(request, say(Sentence("showroom.office.fallout.gone"), language()))
        return redirect("office_fallout")
