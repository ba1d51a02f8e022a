"""A customer leaves its contract: it warns, rescinds, or asks; afterwards the same page is the receipt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from murmelbahn.accounts.queries import actor_of
from murmelbahn.deal import operations as deals
from murmelbahn.deal.terms import LeaveReason
from murmelbahn.kernel.refusals import BadInput, Refusal
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import act, version_of
from murmelbahn.showroom.pages.chosen import chosen, confirmed
from murmelbahn.showroom.pages.refused import plain
from murmelbahn.showroom.pages.show import show
from murmelbahn.ui.terms import NothingTyped, Sentence

ACTS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {"notice": deals.notice_delay, "leave": deals.leave_by_right, "ask": deals.ask_to_leave}
)


@require_http_methods(["GET", "HEAD", "POST"])
def exit(request: HttpRequest, deal: UUID) -> HttpResponse:
    """What follows is said before the button; a POST names the `act`. Raises `BadInput` for one that does not exist."""
    if request.method != "POST":
        return _page(request, deal)
    name = request.POST.get("act", "")
    if name not in ACTS:
        raise BadInput(field="act", reason=name[:40])
    if name == "leave" and not confirmed(request):
        return _asked(request, deal)
    more = {"reason": chosen(request, "reason", LeaveReason)} if name == "ask" else {}
    return act(
        request,
        ACTS[name],
        then=reverse("deal_exit", args=[deal]),
        said=Sentence(f"showroom.exit.done.{name}"),
        again=lambda refusal: _page(request, deal, refusal),
        deal=deal,
        expected_version=version_of(request),
        **more,
    )


def _asked(request: HttpRequest, deal: UUID) -> HttpResponse:
    """Nobody leaves a contract by one click: the page asks once more whether it is meant."""
    refusal = NothingTyped(field="confirmed")
    response = _page(request, deal, refusal)
    response.status_code = refusal.status
    return response


def _page(request: HttpRequest, deal: UUID, refused: Refusal | None = None) -> HttpResponse:
    actor = actor_of(request)
    sheet = queries.exit_sheet(actor, deal=deal)
    return show(request, "exit", sheet, clock=queries.clock_bar(actor), tab="deal", refused=plain(refused))
