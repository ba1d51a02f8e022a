"""The list of deals."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from murmelbahn.accounts.queries import actor_of
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.queries import clock_bar, deals_sheet, waiting_offers


@require_safe
def deals(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    wanted = {name: request.GET.get(name, "") for name in ("state", "waits", "after")}
    return show(
        request,
        "deals",
        deals_sheet(actor, **wanted),
        clock=clock_bar(actor),
        wanted=wanted,
        offers=waiting_offers(actor),
    )
