"""An offer as it would be made now: its price, until when, and what keeps it from being made. What `make_offer` decides by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from murmelbahn.deal.queries.holds import Seen, offer_holds, see
from murmelbahn.deal.queries.planned import usual_day
from murmelbahn.deal.queries.pricing import request_for
from murmelbahn.deal.terms import Hold
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.markets import queries as markets
from murmelbahn.value import queries as value
from murmelbahn.value.terms import Quote, QuoteRequest
from murmelbahn.vehicle.terms import ConfigurationView


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """No hold means that it can be made."""

    quote: Quote
    configuration: ConfigurationView
    valid_until: date
    holds: tuple[Hold, ...]


def offering(
    actor: Actor,
    seen: Seen,
    *,
    campaigns: tuple[str, ...] | None = None,
    valid_until: date | None = None,
    proven: tuple[str, ...] | None = None,
) -> Offering:
    """The offer of a deal that was looked at; `proven`: as if the proofs of these campaigns counted, and no others. Raises what
    `value.quote` refuses."""
    until = valid_until or markets.offer_end(SYSTEM, market=seen.row.market, offered=seen.today)
    request = asked_of(seen, campaigns=campaigns, proven=proven)
    quote = value.quote(actor, request=request)
    holds = offer_holds(seen, quote=quote, valid_until=until)
    return Offering(quote=quote, configuration=seen.sold, valid_until=until, holds=holds)


def asked_of(
    seen: Seen, *, campaigns: tuple[str, ...] | None = None, proven: tuple[str, ...] | None = None
) -> QuoteRequest:
    """What an offer of today asks value."""
    row = seen.row
    request = request_for(
        seen.view,
        configuration=seen.sold,
        car=seen.car,
        extras=tuple(row.extras),
        order_date=seen.today,
        tax_date=_planned(seen),
        campaigns=campaigns,
        confirmed_rules=tuple(row.rules_confirmed),
    )
    shown = value.proven(SYSTEM, deal=row.id) if proven is None else proven
    return replace(request, lowered=True, proven=shown)


def _planned(seen: Seen) -> date:
    """The planned day of the handover; the usual one where none is planned or it has gone by."""
    planned = seen.row.planned_handover
    if planned and planned >= seen.today:
        return planned
    return usual_day(market=seen.row.market, variant=seen.view.variant, offered=seen.today)


def offer_ahead(actor: Actor, *, deal: UUID) -> Offering:
    """The same for a deal that the actor may see; it writes nothing. Raises `NotFound`."""
    return offering(actor, see(actor, deal))
