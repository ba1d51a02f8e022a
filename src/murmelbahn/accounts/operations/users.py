"""Users made by the house: staff, advisers, demo people. Customers sign up by themselves."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from murmelbahn.accounts.models import User
from murmelbahn.accounts.operations.memberships import grant
from murmelbahn.accounts.terms import BadEmail, EmailTaken, MembershipKind
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import NotAllowed

MAY_CREATE = frozenset({ActorKind.SYSTEM, ActorKind.OPERATOR})


@operation
def create_user(
    actor: Actor,
    *,
    email: str,
    name: str = "",
    kind: ActorKind = ActorKind.CUSTOMER,
    language: str = "en",
    password: str | None = None,
    parties: Iterable[UUID] = (),
    agents: Iterable[UUID] = (),
    outlets: Iterable[UUID] = (),
    markets: Iterable[str] = (),
) -> UUID:
    """Returns the new user's subject. Without a password the user signs in by e-mail code.

    Raises BadEmail, EmailTaken, and NotAllowed unless the system or an operator asks."""
    if actor.kind not in MAY_CREATE or kind is ActorKind.SYSTEM:
        raise NotAllowed()
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise BadEmail() from None
    if User.objects.filter(email=address).exists():
        raise EmailTaken()
    user = User(email=address, name=name, kind=kind.value, language=language)
    if password is None:
        user.set_unusable_password()
    else:
        user.set_password(password)
    user.save()
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    references = {MembershipKind.PARTY: parties, MembershipKind.AGENT: agents, MembershipKind.OUTLET: outlets}
    for what, ids in references.items():
        for reference in ids:
            grant(actor, subject=user.subject, kind=what, reference=reference)
    for market in markets:
        grant(actor, subject=user.subject, kind=MembershipKind.MARKET, market=market)
    return user.subject
