"""How a customer leaves its contract, put together for its page."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import End, LeaveReason, Role
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries import cards
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.head import head_of
from murmelbahn.showroom.terms import ExitSheet

ENDED = "story.deal.deal.ended"


def exit_sheet(actor: Actor, *, deal: UUID) -> ExitSheet:
    """The ways out of a contract, or the receipt of the one that was taken. Raises `NotFound`."""
    view = deals.deal(actor, deal=deal)
    left = view.end is End.RESCINDED_BY_CUSTOMER
    told = [step for step in deals.story(actor, deal=deal) if step.code == ENDED] if left else []
    outlet = if_there(lambda: retail.outlet(actor, outlet=view.outlet))
    right = if_there(lambda: deals.withdrawal_right(actor, deal=deal)) if view.end is None else None
    bound = {view.party(Role.ORDERER), view.party(Role.BUYER)}
    return ExitSheet(
        head=head_of(actor, deal=view),
        version=view.version,
        mine=actor.kind is ActorKind.CUSTOMER and bool(bound & actor.parties),
        promise=None if view.end else view.promise,
        leaving=if_there(lambda: deals.leaving(actor, deal=deal)),
        reasons=tuple(LeaveReason),
        withdrawable=right is not None and right.open,
        ended_at=told[-1].at if told else None,
        reason=told[-1].detail.get("reason", "") if told else "",
        documents=tuple(line for line in cards.document_lines(actor, deal=view) if line.kind.endswith(".rescission")),
        care=cards.care_card(outlet) if outlet else None,
        zone=markets.market(SYSTEM, code=view.market).zone,
    )
