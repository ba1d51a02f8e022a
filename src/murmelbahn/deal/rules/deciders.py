"""Who may move a deal on, whatever door they come through. Which deals they reach is another question."""

from __future__ import annotations

from murmelbahn.deal.terms import NeedsPerson, Role
from murmelbahn.kernel.actor import Actor, ActorKind

BOUND = (Role.ORDERER, Role.BUYER)
"""Who is bound by the contract, and so may withdraw from it. Whoever only collects the car may not."""
FINANCE = frozenset({ActorKind.NSC_FINANCE})
SELLER = FINANCE | {ActorKind.NSC_SALES}
"""A named person of the seller, for what no program and no support may decide: an end, another price, another way to pay."""
HOUSE = SELLER | {ActorKind.OPERATOR, ActorKind.SYSTEM}
"""The seller: accepts, refuses, has it built, invoices, offers another car, changes who is party to the contract."""
OUTLET = HOUSE | {ActorKind.ADVISER}
"""Whoever stands beside the car and the customer: takes a signature, keeps a car, prepares it, hands it over, takes it back."""


def require_person(actor: Actor, kinds: frozenset[ActorKind]) -> None:
    """A named person of one of these kinds decides; a program with the same rights does not. Raises `NeedsPerson`."""
    if not actor.is_person or actor.kind not in kinds:
        raise NeedsPerson(kind=actor.kind.value)
