"""Requests to leave a contract, put together for their page."""

from __future__ import annotations

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Role
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.markets import queries as markets
from murmelbahn.showroom.queries.names import model_title, party_names
from murmelbahn.showroom.terms.office import LeaverLine


def leaving_sheet(actor: Actor) -> tuple[LeaverLine, ...]:
    """Who waits for an answer, the longest first."""
    found = deals.leavers(actor)
    names = party_names(actor, parties=[one.deal.party(Role.BUYER) for one in found])
    return tuple(
        LeaverLine(
            id=one.deal.id,
            number=one.deal.number,
            version=one.deal.version,
            customer=names.get(one.deal.party(Role.BUYER), ""),
            title=model_title(actor, deal=one.deal),
            leaving=one.leaving,
            zone=markets.market(SYSTEM, code=one.deal.market).zone,
        )
        for one in found
    )
