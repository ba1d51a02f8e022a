"""The market a visitor looks at: chosen, never guessed. Staff of one market look at theirs, customers at the one they are
registered in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from murmelbahn.kernel.actor import VISITOR, Actor
from murmelbahn.kernel.refusals import BadInput
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.showroom.queries import home_market

COOKIE = "market"
A_YEAR = 365 * 24 * 60 * 60


def market_of(request: HttpRequest, actor: Actor) -> str:
    """The code in the address, else the one that was chosen before, else the only one the reader works in or a customer is
    registered in, else none."""
    live = {one.code for one in markets.live_markets(actor)}
    named = request.GET.get("market", "").upper()
    for code in (named, request.COOKIES.get(COOKIE, "")):
        if code in live:
            return code
    ours = live & actor.markets
    return next(iter(ours)) if len(ours) == 1 else home_market(actor)


def kind_of(request: HttpRequest) -> CustomerKind:
    """For whom the price is: a private customer, unless the address says a company."""
    return CustomerKind.COMPANY if request.GET.get("for") == CustomerKind.COMPANY.value else CustomerKind.PRIVATE


@require_POST
def choose_market(request: HttpRequest) -> HttpResponse:
    """Remembers the market and goes on to where the reader wanted to go. Raises `BadInput`."""
    market = request.POST.get("market", "")
    if market not in {one.code for one in markets.live_markets(VISITOR)}:
        raise BadInput(field="market", reason=market[:2])
    wanted = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    response = HttpResponseRedirect(wanted if here else "/models/")
    response.status_code = 303
    response.set_cookie(COOKIE, market, max_age=A_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response
