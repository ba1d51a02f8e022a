"""A signed-in user gets its Customer ID, or takes over the one that its outlet made for it."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.accounts import operations as accounts
from murmelbahn.accounts import queries as users
from murmelbahn.accounts.terms import MembershipKind
from murmelbahn.customer.models import PartyRow
from murmelbahn.customer.operations._rows import locked, version_row
from murmelbahn.customer.operations.parties import prove_email, register_party, sign_for
from murmelbahn.customer.queries.enrolment import may_take_over, same_person
from murmelbahn.customer.terms import OneselfFirst, PartyData, PartyKind, PersonData
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.kernel.saving import save


@operation
def enrol(actor: Actor, *, market: str, seller: str, data: PartyData) -> UUID:
    """Register oneself, or a company one signs for, and act for it from now on. An address that the user signs in with has
    answered already and counts as proven. Raises `NotAllowed` for staff and visitors, and as `register_party`."""
    if actor.kind is not ActorKind.CUSTOMER:
        raise NotAllowed()
    kind = PartyKind.PRIVATE if isinstance(data, PersonData) else PartyKind.COMPANY
    party = register_party(actor, kind=kind, market=market, seller=seller, data=data)
    accounts.grant(SYSTEM, subject=actor.subject, kind=MembershipKind.PARTY, reference=party)
    if users.address_of(actor, subject=actor.subject).casefold() == data.email.casefold():
        prove_email(SYSTEM, party=party, email=data.email)
    return party


@operation
def take_over_party(actor: Actor, *, party: UUID) -> UUID:
    """A user whose address stands at a party that nobody signs in for acts for it from now on: the outlet wrote it down, and
    the address has answered. Who takes over a company signs for it and has a Customer ID already. Again: nothing changes.
    Whose own Customer ID has proven this address acts for both. Raises `NotFound` for anybody else's party, `OneselfFirst`,
    `EmailTaken`."""
    row = locked(SYSTEM, party)
    email = version_row(row).email
    if not may_take_over(actor, party=party):
        raise NotFound()
    own = PartyRow.objects.filter(subject=actor.subject).first()
    if row.kind == PartyKind.COMPANY:
        if own is None:
            raise OneselfFirst()
        sign_for(actor, row)
    elif own is None:
        row.subject = actor.subject
        save(row, ["subject"])
    accounts.grant(SYSTEM, subject=actor.subject, kind=MembershipKind.PARTY, reference=party)
    if same_person(actor, party=party) is None:
        prove_email(SYSTEM, party=party, email=email)
    return party
