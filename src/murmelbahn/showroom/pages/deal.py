"""One deal: where it stands, its money, its story."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from murmelbahn.accounts.queries import actor_of
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.live import watched
from murmelbahn.showroom.pages.show import show


@require_safe
def deal(request: HttpRequest, deal: UUID) -> HttpResponse:
    actor = actor_of(request)

    def page() -> HttpResponse:
        return show(request, "deal", queries.deal_sheet(actor, deal=deal), clock=queries.clock_bar(actor), tab="deal")

    return watched(request, deal=deal, page=page)


@require_safe
def money(request: HttpRequest, deal: UUID) -> HttpResponse:
    actor = actor_of(request)

    def page() -> HttpResponse:
        sheet = queries.money_sheet(actor, deal=deal)
        return show(request, "money", sheet, clock=queries.clock_bar(actor), tab="deal_money")

    return watched(request, deal=deal, page=page)


@require_safe
def story(request: HttpRequest, deal: UUID) -> HttpResponse:
    actor = actor_of(request)
    sheet = queries.story_sheet(actor, deal=deal, everything="all" in request.GET)
    return show(request, "story", sheet, clock=queries.clock_bar(actor), tab="deal_story")
