"""Whether a signed-in user is the person that an outlet wrote down."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.accounts import queries as users
from murmelbahn.customer.models import GrantRow
from murmelbahn.customer.queries._dossier import dossier
from murmelbahn.customer.queries.visibility import found
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind


def may_take_over(actor: Actor, *, party: UUID) -> bool:
    """Nobody else stands for this party yet, and its address is the one that this user signs in with."""
    row, kept = found(SYSTEM, party).get(party), dossier(party, None)
    if actor.kind is not ActorKind.CUSTOMER or row is None or kept is None or row.subject not in (None, actor.subject):
        return False
    if GrantRow.objects.filter(company=row, until=None).exclude(person__subject=actor.subject).exists():
        return False
    own = users.address_of(actor, subject=actor.subject)
    return bool(own) and own.casefold() == kept.data.email.casefold()
