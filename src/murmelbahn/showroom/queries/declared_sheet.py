"""The receipt of a withdrawal without signing in."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.markets import queries as markets
from murmelbahn.showroom.queries.cards import seller_of_market
from murmelbahn.showroom.terms import DeclaredSheet

ZONE = "Europe/Berlin"


def declared_sheet(actor: Actor, *, answer: UUID, number: str, at: datetime) -> DeclaredSheet:
    """`answer`: what the declaration led to, a deal or what was kept of it. The address of the page is signed: whoever has
    it has declared this, so the system reads. Where nobody knows the market, every seller is named."""
    try:
        kept = customer.declared(SYSTEM, declared=answer)
    except NotFound:
        kept = None
    live = markets.live_markets(actor)
    wanted = kept.market if kept else number[:2]
    named = [one for one in live if one.code == wanted] or list(live)
    sellers = (seller_of_market(actor, market=one.code) for one in named)
    return DeclaredSheet(
        number=number,
        at=at,
        zone=named[0].zone if len(named) == 1 else ZONE,
        declared=kept,
        sellers=tuple(one for one in sellers if one is not None),
    )
