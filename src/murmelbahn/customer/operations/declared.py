"""Withdrawals that lead to no contract by themselves: kept as they were declared, answered by a person."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer.models import DeclaredRow
from murmelbahn.customer.operations._rows import seller_only
from murmelbahn.customer.queries.declared import in_reach
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.command import now, operation
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.kernel.rows import first, where


@operation
def keep_declared(actor: Actor, *, name: str, number: str, email: str, market: str, seller: str) -> UUID:
    """Keep a withdrawal that could not be matched, with its time: it counts from its arrival, whoever finds the contract
    later. Anybody may declare."""
    return DeclaredRow.objects.create(market=market, seller=seller, name=name, number=number, email=email, at=now()).id


@operation
def answer_declared(actor: Actor, *, declared: UUID) -> None:
    """Sales has matched it or written to the person; done twice is done once. Raises `NotFound`, `NotAllowed`."""
    seller_only(actor)
    if actor.kind is ActorKind.NSC_FINANCE:
        raise NotAllowed()
    row = first(DeclaredRow, where("customer_declared.id = %s", declared) & in_reach(actor), lock="FOR NO KEY UPDATE")
    if row is None:
        raise NotFound()
    if row.answered is None:
        row.answered, row.answered_by = now(), actor.subject
        row.save(update_fields=["answered", "answered_by"])
