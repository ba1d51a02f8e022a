"""An offer as it would be made now: its price, until when, and what keeps it from being made. What `make_offer` decides by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from murmelbahn.deal.queries.holds import Seen, offer_holds
from murmelbahn.deal.queries.planned import usual_day
from murmelbahn.deal.queries.pricing import request_for
from murmelbahn.deal.queries.rows import find, parties_of
from murmelbahn.deal.terms import Hold
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.markets import queries as markets
from murmelbahn.value import queries as value
from murmelbahn.value.terms import Quote
from murmelbahn.vehicle.terms import ConfigurationView


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """No hold means that it can be made."""

    quote: Quote
    configuration: ConfigurationView
    valid_until: date
    holds: tuple[Hold, ...]


def offering(
    actor: Actor, seen: Seen, *, campaigns: tuple[str, ...] | None = None, valid_until: date | None = None
) -> Offering:
    """The offer of a deal that was looked at. Raises what `value.quote` refuses."""
    row, day = seen.row, seen.today
    until = valid_until or markets.offer_end(SYSTEM, market=row.market, offered=day)
    configuration = seen.sold
    request = request_for(
        seen.view,
        configuration=configuration,
        car=seen.car,
        extras=tuple(row.extras),
        order_date=day,
        tax_date=_planned(seen),
        campaigns=campaigns,
        confirmed_rules=tuple(row.rules_confirmed),
    )
    quote = value.quote(actor, request=replace(request, lowered=True))
    holds = offer_holds(seen, quote=quote, valid_until=until)
    return Offering(quote=quote, configuration=configuration, valid_until=until, holds=holds)


def _planned(seen: Seen) -> date:
    """The planned day of the handover; the usual one where none is planned or it has gone by."""
    planned = seen.row.planned_handover
    if planned and planned >= seen.today:
        return planned
    return usual_day(market=seen.row.market, variant=seen.view.variant, offered=seen.today)


def offer_ahead(actor: Actor, *, deal: UUID) -> Offering:
    """The same for a deal that the actor may see; it writes nothing. Raises `NotFound`."""
    row = find(actor, deal)
    if row is None:
        raise NotFound(kind="deal", id=deal)
    return offering(actor, Seen(row, parties_of([deal])[deal]))
