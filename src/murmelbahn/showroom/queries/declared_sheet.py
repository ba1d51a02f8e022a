"""The receipt of a withdrawal without signing in."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.markets import queries as markets
from murmelbahn.showroom.queries.cards import seller_of_market
from murmelbahn.showroom.terms import DeclaredLine, DeclaredSheet, SellerCard
from murmelbahn.ui.rules.formats import HOUSE


def declared_lines(actor: Actor) -> tuple[DeclaredLine, ...]:
    """What waits for a person, with the clock on which its hour is read. Raises `NotAllowed`."""
    return tuple(DeclaredLine(declared=one, zone=_zone(actor, one.market)) for one in customer.declared_open(actor))


def _zone(actor: Actor, market: str) -> str:
    return {one.code: one.zone for one in markets.live_markets(actor)}.get(market, HOUSE.key)


def declared_sheet(actor: Actor, *, answer: UUID, number: str, at: datetime) -> DeclaredSheet:
    """`answer`: what the declaration led to, a deal or what was kept of it. The address of the page is signed: whoever has
    it has declared this, so the system reads. Where nobody knows the market, every seller is named."""
    try:
        kept = customer.declared(SYSTEM, declared=answer)
    except NotFound:
        kept = None
    place = kept.market if kept else number[:2]
    return DeclaredSheet(
        number=number,
        at=at,
        zone=_zone(actor, place),
        declared=kept,
        sellers=sellers(actor, market=place),
    )


def sellers(actor: Actor, *, market: str) -> tuple[SellerCard, ...]:
    """Who sells in a live market; everybody who sells where it is none."""
    live = [one.code for one in markets.live_markets(actor)]
    found = (seller_of_market(actor, market=code) for code in live if code == market or market not in live)
    return tuple(one for one in found if one is not None)
