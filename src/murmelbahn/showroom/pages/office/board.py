"""The board of all deals."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_safe

from murmelbahn.deal.terms import Customer, DealFilter, Gate, Mender, Value, Vehicle
from murmelbahn.kernel.refusals import BadInput
from murmelbahn.showroom.pages.office.door import insider, market_in, one_of, page
from murmelbahn.showroom.queries.office import board_sheet

LONGEST = 40
ASKED = ("market", "gate", "mender", "vehicle", "customer", "value", "agent", "overdue", "run_out", "text", "all")


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Every filter is in the address. Raises `BadInput` for an answer that does not exist."""
    actor = insider(request)
    chosen = DealFilter(
        vehicle=one_of(request, "vehicle", Vehicle),
        customer=one_of(request, "customer", Customer),
        value=one_of(request, "value", Value),
        gate=one_of(request, "gate", Gate),
        mender=one_of(request, "mender", Mender),
        market=market_in(request, actor),
        agent=_agent(request),
        text=request.GET.get("text", "")[:LONGEST],
        overdue=request.GET.get("overdue") == "yes",
        run_out=request.GET.get("run_out") == "yes",
        open_only=request.GET.get("all") != "yes",
    )
    sheet = board_sheet(actor, chosen=chosen, after=request.GET.get("after", ""))
    asked = {name: request.GET[name] for name in ASKED if request.GET.get(name)}
    links = {name: _address(asked, without=name) for name in ("gate", "mender", "overdue", "run_out", "all")}
    return page(request, actor, "board", sheet, asked=asked, links=links, here=_address(asked))


def _agent(request: HttpRequest) -> UUID | None:
    value = request.GET.get("agent", "")
    try:
        return UUID(value) if value else None
    except ValueError:
        raise BadInput(field="agent", reason=value[:40]) from None


def _address(asked: dict[str, str], without: str = "") -> str:
    """The filters as they stand in an address, behind a question mark; one left out, so that a link can set it anew."""
    query = QueryDict(mutable=True)
    for name, value in asked.items():
        if name != without:
            query[name] = value
    written = query.urlencode()
    return f"?{written}&" if written else "?"
