"""For whom a user may act. Granted and ended, never edited: who could act when stays known."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.accounts.models import Membership, User
from murmelbahn.accounts.terms import MembershipKind
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.command import now, operation
from murmelbahn.kernel.refusals import NotAllowed, NotFound

MAY_GRANT = frozenset({ActorKind.SYSTEM, ActorKind.OPERATOR})


@operation
def grant(
    actor: Actor, *, subject: UUID, kind: MembershipKind, reference: UUID | None = None, market: str = ""
) -> UUID:
    """Returns the membership; granting what is granted already answers the same one."""
    if actor.kind not in MAY_GRANT:
        raise NotAllowed()
    user = User.objects.select_for_update().filter(subject=subject).first()
    if user is None:
        raise NotFound()
    membership, _ = Membership.objects.get_or_create(
        user=user, kind=kind.value, reference=reference, market=market, ended=None,
        defaults={"granted": now(), "granted_by": actor.subject},
    )  # fmt: skip
    return membership.id


@operation
def end_membership(actor: Actor, *, membership: UUID) -> UUID:
    """The user may no longer act for it; ending twice changes nothing."""
    if actor.kind not in MAY_GRANT:
        raise NotAllowed()
    found = Membership.objects.select_for_update().filter(id=membership).first()
    if found is None:
        raise NotFound()
    if found.ended is None:
        found.ended = now()
        found.save(update_fields=["ended"])
    return found.id
