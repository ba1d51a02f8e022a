"""What the pages of stock, prices and campaigns share: the market looked at, its day, its models by name."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.markets import queries as markets
from murmelbahn.showroom.terms import Choice
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import ModelCatalogue

PUBLISHERS = (ActorKind.NSC_SALES, ActorKind.PRODUCT_MANAGER, ActorKind.OPERATOR)


def market_of(actor: Actor, wanted: str) -> tuple[str, tuple[Choice, ...]]:
    """The market that is looked at, and the others that could be. Raises `NotFound` for a reader without any."""
    codes = sorted(one.code for one in markets.live_markets(actor) if actor.may_see_market(one.code))
    if not codes or (wanted and wanted not in codes):
        raise NotFound(kind="market", id=wanted)
    chosen = wanted or codes[0]
    found = tuple(Choice(code=code, label=code, count=0, chosen=code == chosen) for code in codes)
    return chosen, found if len(found) > 1 else ()


def day_in(actor: Actor, market: str) -> date:
    """Today, there."""
    return clock.read().astimezone(ZoneInfo(markets.market(actor, code=market).zone)).date()


def catalogues_in(actor: Actor, market: str, on: date) -> tuple[ModelCatalogue, ...]:
    """The models that can be ordered on a day."""
    return vehicle.catalogues(actor, market=market, order_date=on, build_date=on)


def may_publish(actor: Actor) -> bool:
    return actor.kind in PUBLISHERS
