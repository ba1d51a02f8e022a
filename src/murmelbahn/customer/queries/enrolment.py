"""Whether a signed-in user is the person that an outlet wrote down."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.accounts import queries as users
from murmelbahn.customer.models import EmailProof, GrantRow, PartyRow
from murmelbahn.customer.queries._data import email_digest
from murmelbahn.customer.queries._dossier import dossier
from murmelbahn.customer.queries.visibility import found
from murmelbahn.customer.terms import PersonData
from murmelbahn.kernel.actor import SYSTEM, VISITOR, Actor, ActorKind
from murmelbahn.kernel.rows import first, where
from murmelbahn.kernel.sql import ask

SAME_ADDRESS = """
SELECT party.id FROM customer_party party
JOIN customer_partyversion now ON now.party_id = party.id AND now.version = party.current
WHERE now.email_digest = %s ORDER BY party.id
"""


def same_person(actor: Actor, *, party: UUID) -> UUID | None:
    """The private Customer ID of this user that has proven the very address which stands at a party an outlet wrote down:
    both are one person. None where it has none, or the party is itself."""
    own, kept = PartyRow.objects.filter(subject=actor.subject).first(), dossier(party, None)
    if own is None or own.id == party or kept is None or not isinstance(kept.data, PersonData):
        return None
    proven = where("party_id = %s AND digest = %s", own.id, email_digest(kept.data.email))
    return own.id if first(EmailProof, proven) is not None and may_take_over(actor, party=party) else None


def may_take_over(actor: Actor, *, party: UUID) -> bool:
    """Nobody else stands for this party yet, and its address is the one that this user signs in with."""
    row, kept = found(SYSTEM, party).get(party), dossier(party, None)
    if actor.kind is not ActorKind.CUSTOMER or row is None or kept is None or row.subject not in (None, actor.subject):
        return False
    if GrantRow.objects.filter(company=row, until=None).exclude(person__subject=actor.subject).exists():
        return False
    own = users.address_of(actor, subject=actor.subject)
    return bool(own) and own.casefold() == kept.data.email.casefold()


def written_down(actor: Actor) -> tuple[UUID, ...]:
    """Parties that an outlet wrote down with the very address this user signs in with, and that it may take over."""
    if actor.kind is not ActorKind.CUSTOMER or actor.subject == VISITOR.subject:
        return ()
    own = users.address_of(actor, subject=actor.subject)
    rows = ask(SAME_ADDRESS, [email_digest(own)]) if own else ()
    return tuple(party for (party,) in rows if party not in actor.parties and may_take_over(actor, party=party))
