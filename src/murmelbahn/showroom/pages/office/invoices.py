"""The invoices to issue, for finance to find."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from murmelbahn.showroom.pages.office.door import insider, market_in, page
from murmelbahn.showroom.queries.office import invoices_sheet


@require_safe
def invoices(request: HttpRequest) -> HttpResponse:
    actor = insider(request)
    market = market_in(request, actor)
    sheet = invoices_sheet(actor, market=market, after=request.GET.get("after", ""))
    return page(request, actor, "invoices", sheet, market=market)
