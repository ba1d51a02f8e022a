"""Framework agreements, put together for their page."""

from __future__ import annotations

from datetime import timedelta

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.markets import queries as markets
from murmelbahn.showroom.queries.names import party_names
from murmelbahn.showroom.queries.office.campaigns_sheet import state_on
from murmelbahn.showroom.queries.office.credit_sheet import companies_named
from murmelbahn.showroom.queries.office.goods import day_in
from murmelbahn.showroom.terms.office import FrameworkLine, FrameworksSheet
from murmelbahn.value import queries as value

DAY = timedelta(days=1)
MAKERS = (ActorKind.NSC_SALES, ActorKind.OPERATOR)


def frameworks_sheet(actor: Actor, *, name: str = "") -> FrameworksSheet:
    """The agreements, newest first, and companies of the reader's markets by a part of their `name`. Raises `NotAllowed`."""
    codes = sorted(one.code for one in markets.live_markets(actor) if actor.may_see_market(one.code))
    found = [
        (one, state_on(one, day_in(actor, code)))
        for code in codes
        for one in value.published_campaigns(actor, market=code)
        if one.campaign.buyers
    ]
    names = party_names(actor, parties=[one.campaign.buyers[0] for one, _ in found])
    return FrameworksSheet(
        lines=tuple(
            FrameworkLine(
                found=one,
                company=names.get(one.campaign.buyers[0], ""),
                state=state,
                last=one.campaign.order_window.end - DAY if one.campaign.order_window.end else None,
            )
            for one, state in found
        ),
        sought=name,
        found=companies_named(actor, name),
        publishes=actor.kind in MAKERS,
    )
