"""Who sees which deal's money: filtered in SQL, and what is not visible does not exist."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.kernel.rows import ALL, Where, first, where
from murmelbahn.value.models import DealAccount
from murmelbahn.value.terms import OnlyNamedPerson


def visible(actor: Actor) -> Where:
    """The deals an actor may see, as a condition on accounts: all for the platform, by market for the national company,
    own ones for everyone else."""
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return ALL
    if actor.kind is ActorKind.ADVISER:
        return where("agent = ANY(%s::uuid[]) OR outlet = ANY(%s::uuid[])", list(actor.agents), list(actor.outlets))
    if actor.kind is ActorKind.CUSTOMER:
        return where("parties && %s::uuid[]", list(actor.parties))
    return where("market = ANY(%s::text[])", list(actor.markets))


def of_visible(actor: Actor, table: str) -> Where:
    """Rows of a table whose `deal` the actor may see."""
    seen = visible(actor)
    if seen is ALL:
        return ALL
    return Where(
        f"EXISTS (SELECT FROM value_dealaccount seen WHERE seen.deal = {table}.deal AND ({seen.sql}))", seen.parameters
    )


def find_account(actor: Actor, condition: Where, *, lock: bool = False) -> DealAccount | None:
    """The one visible account that meets a condition, locked until the end of the command if asked for."""
    return first(DealAccount, condition & visible(actor), lock="FOR UPDATE" if lock else "")


def account_of(actor: Actor, deal: UUID, *, lock: bool = False) -> DealAccount:
    """The deal's account. Raises NotFound, also for a deal that is another's."""
    account = find_account(actor, where("deal = %s", deal), lock=lock)
    if account is None:
        raise NotFound(kind="deal", id=deal)
    return account


def require(actor: Actor, *kinds: ActorKind) -> None:
    """Raises NotAllowed unless the actor is of one of the kinds."""
    if actor.kind not in kinds:
        raise NotAllowed(kind=actor.kind)


def require_market(actor: Actor, market: str, *kinds: ActorKind) -> None:
    """The same, and in this market. Raises NotAllowed."""
    require(actor, *kinds)
    if not actor.may_see_market(market):
        raise NotAllowed(kind=actor.kind)


def require_person(actor: Actor, *kinds: ActorKind) -> None:
    """The same, and never the platform or a program: what a person answers for. Raises OnlyNamedPerson, NotAllowed."""
    if not actor.is_person:
        raise OnlyNamedPerson()
    require(actor, *kinds)


FINANCE = (ActorKind.NSC_FINANCE, ActorKind.OPERATOR)
NATIONAL = (ActorKind.NSC_FINANCE, ActorKind.NSC_SALES, ActorKind.OPERATOR)
PUBLISHERS = (ActorKind.NSC_SALES, ActorKind.PRODUCT_MANAGER, ActorKind.OPERATOR, ActorKind.SYSTEM)
