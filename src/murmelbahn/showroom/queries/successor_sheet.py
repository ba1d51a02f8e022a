"""Another car instead of the sold one, put together for its page."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import DealView, Variant, Vehicle
from murmelbahn.kernel.actor import Actor
from murmelbahn.showroom.queries.change_sheet import come_and_go, open_change
from murmelbahn.showroom.queries.head import head_of
from murmelbahn.showroom.terms import SuccessorSheet


def successor_sheet(actor: Actor, *, deal: UUID, configuration: UUID | None = None) -> SuccessorSheet:
    """What `configuration` would change in the contract, without one only whether a car can be proposed. Raises `NotFound`,
    and what pricing the other car refuses."""
    view = deals.deal(actor, deal=deal)
    first, last = deals.answer_days(actor, deal=deal)
    waiting = open_change(actor, deal=view)
    still_open = waiting is not None and not waiting.unanswered
    possible = may_propose(actor, deal=view) and not still_open
    wanted = configuration if possible else None
    preview = deals.preview_change(actor, deal=deal, configuration=wanted) if wanted else None
    added, removed = come_and_go(actor, deal=view, wanted=wanted, preview=preview)
    return SuccessorSheet(
        head=head_of(actor, deal=view),
        version=view.version,
        lost=is_lost(view),
        possible=possible,
        open=waiting if still_open else None,
        first=first,
        last=last,
        configuration=wanted,
        preview=preview,
        added=added,
        removed=removed,
        tax_date=view.planned_handover if preview else None,
    )


def may_propose(actor: Actor, *, deal: DealView) -> bool:
    """Whether the car of a contract that is built to order can still become another one."""
    ordered = deal.variant is Variant.BUILD_TO_ORDER and deal.agreement > 0
    return ordered and deals.may_change(actor, deal=deal.id)


def is_lost(deal: DealView) -> bool:
    """The plant cannot build what was sold, and nobody has found another way yet."""
    return deal.agreement > 0 and deal.end is None and deal.vehicle is Vehicle.CHOSEN
