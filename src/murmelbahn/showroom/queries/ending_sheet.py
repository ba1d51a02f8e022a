"""The end of a contract, put together for its page."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import End, EndAhead
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money
from murmelbahn.showroom.queries.head import head_of
from murmelbahn.showroom.terms import Ending, EndingSheet
from murmelbahn.showroom.terms.ending import REASONS


def ending_sheet(actor: Actor, *, deal: UUID, end: End | None = None, fee: Money | None = None) -> EndingSheet:
    """The ends that the reader may take, and what follows from one of them, with a fee that both sides agreed on. Raises
    `NotFound`, deal's `ClaimOutside`."""
    view = deals.deal(actor, deal=deal)
    ends = deals.ends_ahead(actor, deal=deal, fee=fee)
    chosen = next((one for one in ends if one.end is end and not one.waits), None)
    return EndingSheet(
        head=head_of(actor, deal=view),
        version=view.version,
        ends=ends,
        chosen=chosen,
        reasons=_reasons(chosen) if chosen else (),
        fee=chosen is not None and chosen.end is End.CANCELLED_BY_CONSENT,
        usual=deals.leaving(actor, deal=deal).fee if chosen and chosen.end is End.CANCELLED_BY_CONSENT else None,
        cause=chosen is not None and chosen.end is End.RESCINDED_BY_CUSTOMER,
    )


def _reasons(chosen: EndAhead) -> tuple[Ending, ...]:
    """Why it can end: of a rescission by the seller only what is true today."""
    untrue = {one.cause.value for one in chosen.cases if not one.proven}
    return tuple(one for one in REASONS[chosen.end] if one.value not in untrue)
