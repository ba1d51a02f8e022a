"""Which scopes a role holds. Pure."""

from __future__ import annotations

from murmelbahn.accounts.terms import Scope
from murmelbahn.kernel.actor import ActorKind

ANYBODY = frozenset(
    {
        Scope.CATALOGUE_READ,
        Scope.CONFIGURATIONS_WRITE,
        Scope.DEALS_READ,
        Scope.DEALS_ORDER,
        Scope.MONEY_READ,
        Scope.CUSTOMERS_READ,
        Scope.CUSTOMERS_WRITE,
        Scope.NETWORK_READ,
    }
)
"""What customers may do with what is theirs, and everybody else with what it sees."""
DESK = ANYBODY | {Scope.DEALS_HANDLE, Scope.DESK_WRITE, Scope.EVENTS_READ, Scope.EVENTS_WRITE}
NATIONAL = DESK | {Scope.DEALS_DECIDE, Scope.BOOKS_READ, Scope.NETWORK_WRITE}
PRODUCT = frozenset({Scope.CATALOGUE_READ, Scope.CONFIGURATIONS_WRITE, Scope.NETWORK_READ, Scope.PRODUCTS_WRITE})
"""A product manager has no business with anybody's deal."""
HELD: dict[ActorKind, frozenset[Scope]] = {
    ActorKind.CUSTOMER: ANYBODY,
    ActorKind.ADVISER: DESK,
    ActorKind.NSC_SALES: NATIONAL | {Scope.MONEY_WRITE, Scope.PRODUCTS_WRITE},
    ActorKind.NSC_FINANCE: NATIONAL | {Scope.MONEY_WRITE},
    ActorKind.PRODUCT_MANAGER: PRODUCT,
    ActorKind.OPERATOR: frozenset(Scope),
    ActorKind.SYSTEM: frozenset(),
}
"""The system has no door: nobody calls the API as the clock."""


def scopes_of(kind: ActorKind) -> frozenset[Scope]:
    """The scopes of a role. Which objects it reaches with them, the rooms decide."""
    return HELD[kind]
