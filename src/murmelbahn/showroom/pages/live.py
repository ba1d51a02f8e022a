"""A page that watches a deal: asked again, it answers "nothing new" without being made."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from murmelbahn.accounts.queries import actor_of
from murmelbahn.deal import queries as deals
from murmelbahn.kernel import clock
from murmelbahn.ui.rules.formats import house_day
from murmelbahn.ui.templatetags.words import language


def watched(request: HttpRequest, *, deal: UUID, page: Callable[[], HttpResponse]) -> HttpResponse:
    """The page with its ETag, or 304 while the deal, the day, the language and the reader's role are the same.

    Raises `SignInFirst`, `NotFound`.
    """
    actor = actor_of(request)
    day = house_day(clock.read())
    tag = f'W/"{deals.pulse(actor, deal=deal)}.{day}.{language()}.{actor.kind}"'
    if request.headers.get("If-None-Match") == tag:
        same = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
        same["ETag"] = tag
        return same
    response = page()
    response["ETag"] = tag
    return response
