"""The fallout desk, put together for its page."""

from __future__ import annotations

from murmelbahn.deal import queries as deals
from murmelbahn.kernel.actor import Actor
from murmelbahn.showroom.terms.office import FalloutSheet

MOST = 100


def fallout_sheet(actor: Actor) -> FalloutSheet:
    """Everything that waits in the reader's markets, the oldest first: four statements. Raises `NotAllowed`."""
    return FalloutSheet(
        stuck=deals.held_facts(actor, limit=MOST),
        refused=deals.open_receipts(actor, refused=True, limit=MOST),
        owed=deals.open_receipts(actor, limit=MOST),
        timers=deals.overdue_timers(actor, limit=MOST),
        most=MOST,
    )
