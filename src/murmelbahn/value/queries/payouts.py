"""Payments to agents."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.value.models import LegalEntityRow, Payout, PayoutShare
from murmelbahn.value.queries.access import NATIONAL, require
from murmelbahn.value.terms import PayoutInstruction, PayoutState, PayoutView


def payouts(actor: Actor, *, agent: UUID | None = None, open_only: bool = False) -> tuple[PayoutView, ...]:
    """Payments to agents, newest month first: the national company's by market, an agent's own."""
    rows = Payout.objects.order_by("-month", "-id")
    if actor.kind is ActorKind.ADVISER:
        rows = rows.filter(agent__in=actor.agents)
    else:
        require(actor, *NATIONAL, ActorKind.SYSTEM)
        if not (actor.is_system or actor.kind is ActorKind.OPERATOR):
            rows = rows.filter(market__in=actor.markets)
    if agent is not None:
        rows = rows.filter(agent=agent)
    if open_only:
        rows = rows.filter(state=PayoutState.ORDERED.value)
    found = list(rows)
    shares: dict[UUID, list[tuple[UUID, Money]]] = {row.id: [] for row in found}
    currencies = {row.id: row.currency for row in found}
    parts = PayoutShare.objects.filter(payout__in=list(shares)).order_by("payout", "deal")
    for payout, deal, amount in parts.values_list("payout", "deal", "amount"):
        shares[payout].append((deal, Money.of(amount, currencies[payout])))
    return tuple(
        PayoutView(
            id=row.id,
            agent=row.agent,
            market=row.market,
            seller=row.seller,
            month=row.month,
            amount=Money.of(row.amount, row.currency),
            state=PayoutState(row.state),
            ordered_on=row.ordered_on,
            paid_on=row.paid_on,
            shares=tuple(shares[row.id]),
        )
        for row in found
    )


def payout_instruction(actor: Actor, *, payout: UUID) -> PayoutInstruction:
    """For the bank station only: how much to pay to which agent, from which account. Raises `NotFound`."""
    require(actor, ActorKind.SYSTEM)
    row = Payout.objects.filter(id=payout).first()
    if row is None:
        raise NotFound(kind="payout", id=payout)
    return PayoutInstruction(
        payout=row.id,
        agent=row.agent,
        amount=Money.of(row.amount, row.currency),
        debtor_iban=LegalEntityRow.objects.get(seller=row.seller).iban,
        reference=f"{row.month} {row.id.hex[:8].upper()}",
    )
