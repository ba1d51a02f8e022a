"""Who acts: the first argument of every public query and operation."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class ActorKind(StrEnum):
    """Which kind of subject acts; rights follow from the kind and from what it is tied to."""

    CUSTOMER = "customer"
    ADVISER = "adviser"
    NSC_SALES = "nsc_sales"
    NSC_FINANCE = "nsc_finance"
    PRODUCT_MANAGER = "product_manager"
    OPERATOR = "operator"
    SYSTEM = "system"


STAFF = frozenset({ActorKind.NSC_SALES, ActorKind.NSC_FINANCE, ActorKind.PRODUCT_MANAGER, ActorKind.OPERATOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A subject with what it may act for. `parties` are Customer IDs (the person and the companies it acts for),
    `agents` and `outlets` bound an adviser's view, `markets` bound the national company's staff."""

    subject: UUID
    kind: ActorKind
    parties: frozenset[UUID] = field(default_factory=frozenset)
    agents: frozenset[UUID] = field(default_factory=frozenset)
    outlets: frozenset[UUID] = field(default_factory=frozenset)
    markets: frozenset[str] = field(default_factory=frozenset)
    purpose: str = "sale"
    machine: bool = False
    """A program with a client of its own: it has a role's view, and is not the person who answers for a decision."""

    @property
    def is_person(self) -> bool:
        """Neither the platform nor a program."""
        return not (self.is_system or self.machine)

    @property
    def is_system(self) -> bool:
        return self.kind is ActorKind.SYSTEM

    def may_see_market(self, market: str) -> bool:
        return self.is_system or self.kind is ActorKind.OPERATOR or market in self.markets


SYSTEM = Actor(subject=UUID(int=0), kind=ActorKind.SYSTEM, purpose="platform")
"""Clock, rules and reactions act as the system."""

VISITOR = Actor(subject=UUID(int=1), kind=ActorKind.CUSTOMER)
"""Whoever has not signed in: a customer nobody knows, tied to nothing. It sees what is in the shop window and no more."""
