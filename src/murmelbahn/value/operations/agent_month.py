"""The end of an agent's month: what it earned is billed, what it is owed is paid."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.command import operation
from murmelbahn.value.models import CommissionRow
from murmelbahn.value.operations.month_ends import check_month, set_month_end
from murmelbahn.value.operations.payouts import order_payout
from murmelbahn.value.operations.self_billing import bill_month
from murmelbahn.value.queries.access import FINANCE, require


@operation
def close_agent_month(
    actor: Actor, *, seller: str, agent: UUID, month: str, waiting: frozenset[UUID] = frozenset()
) -> UUID | None:
    """Self-bill and order the payment. Commission of `waiting` deals, whose sale may still be unwound, comes with a later
    month: the alarm for it is set. Closed again, it bills and orders what has come since. Answers the payout; None where
    nothing was left to order. Raises `NotAllowed`, `MonthNotOpen`."""
    require(actor, *FINANCE, ActorKind.SYSTEM)
    check_month(actor, seller=seller, month=month)
    bill_month(actor, seller=seller, agent=agent, month=month, waiting=waiting)
    left = CommissionRow.objects.filter(seller=seller, agent=agent, bill=None, deal__in=waiting).first()
    if left is not None:
        set_month_end(left.market, seller, agent)
    return order_payout(seller=seller, agent=agent, month=month)
