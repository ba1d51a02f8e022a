"""Credit lines: a company that may pay after the keys, and how much of it at once."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from murmelbahn.kernel.refusals import Refusal
from murmelbahn.markets import queries as markets
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.office.door import company_in, insider, name_in, page
from murmelbahn.showroom.pages.typed import NOTHING, amount_typed, kept_entries
from murmelbahn.showroom.queries.office import credit_sheet
from murmelbahn.ui.terms import Sentence
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value


@require_http_methods(["GET", "HEAD", "POST"])
@kept_entries(lambda *place, **named: _page(*place, **named))
def credit(request: HttpRequest) -> HttpResponse:
    """`?name=` looks for a company; a POST gives it a line, or its line another limit; a limit of
    nothing ends it. Raises `NotFound` for a company that the
    reader does not see."""
    actor = insider(request)
    if request.method != "POST":
        return _page(request)
    card = company_in(request, actor)
    return act(
        request,
        values.open_credit_line,
        then=reverse("office_credit"),
        said=Sentence("showroom.office.credit.opened", {"name": card.name}),
        again=lambda refusal: _page(request, refusal),
        market=card.market,
        seller=value.seller_in(actor, market=card.market),
        party=card.party,
        limit=amount_typed(request, "limit", markets.market(actor, code=card.market).currency, least=NOTHING),
    )


def _page(request: HttpRequest, refused: Refusal | None = None) -> HttpResponse:
    actor = insider(request)
    return page(
        request, actor, "credit", credit_sheet(actor, name=name_in(request)), refused=refused, typed=request.POST
    )
