"""The invoices to issue: deals before that gate that wait for finance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import DealFilter, DealView, Gate, Mender, Place, Role
from murmelbahn.kernel.actor import Actor
from murmelbahn.showroom.queries.names import model_title, party_names
from murmelbahn.showroom.queries.office.choices import market_choices
from murmelbahn.showroom.terms.office import InvoiceLine, InvoicesSheet

PAGE = 25
AHEAD = DealFilter(gate=Gate.INVOICE, open_only=True)
OURS = replace(AHEAD, mender=Mender.NSC_FINANCE)


def invoices_sheet(actor: Actor, *, market: str = "", after: str = "") -> InvoicesSheet:
    """A page of them, last moved first. Raises `BadInput` for a place that does not exist."""
    counted = deals.counts(actor, chosen=OURS)
    ahead = deals.counts(actor, chosen=AHEAD)
    place = Place.parse(after) if after else None
    found = deals.deals(actor, chosen=replace(OURS, market=market), after=place, limit=PAGE + 1)
    page = found[:PAGE]
    names = party_names(actor, parties=[one.party(Role.BUYER) for one in page])
    total = counted.market.get(market, 0) if market else counted.total
    return InvoicesSheet(
        markets=market_choices(counted.market, total=counted.total, chosen=market),
        lines=tuple(_line(actor, one, names) for one in page),
        total=total,
        later=(ahead.market.get(market, 0) if market else ahead.total) - total,
        after=str(page[-1].place) if len(found) > PAGE else "",
        first=not after,
    )


def _line(actor: Actor, deal: DealView, names: Mapping[UUID, str]) -> InvoiceLine:
    return InvoiceLine(
        id=deal.id,
        number=deal.number,
        customer=names.get(deal.party(Role.BUYER), ""),
        title=model_title(actor, deal=deal),
        market=deal.market,
        vehicle=f"deal.vehicle.{deal.vehicle}",
        planned=deal.planned_handover,
    )
