"""My commission."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from murmelbahn.accounts.queries import actor_of
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.queries import clock_bar
from murmelbahn.showroom.queries.desk import commission_sheet


@require_safe
def commission(request: HttpRequest) -> HttpResponse:
    """`?month=2027-02`. Raises `SignInFirst`, `NotAllowed`, `BadInput`."""
    actor = actor_of(request)
    sheet = commission_sheet(actor, month=request.GET.get("month", ""))
    return show(request, "desk/commission", sheet, clock=clock_bar(actor), tab="desk", part="commission")
