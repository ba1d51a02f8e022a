"""Withdrawing without signing in: by the contract's number and the address it was made with."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.deal.models import Deal
from murmelbahn.deal.operations.ends import withdraw
from murmelbahn.deal.queries.rows import parties_of
from murmelbahn.deal.rules.deciders import BOUND
from murmelbahn.deal.terms import WithdrawalUnmatched
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.rows import first, where


@operation
def withdraw_by_number(actor: Actor, *, number: str, email: str) -> UUID:
    """The withdrawal of whoever knows the number and the address of a contract (Directive 2011/83/EU art. 11a: the function
    asks for a name, the contract and where to confirm, not for an account). It acts for the one who is bound by it.

    Raises `WithdrawalUnmatched` where the two do not belong together, and as `withdraw`. Returns the deal.
    """
    row = first(Deal, where("deal_deal.number = %s", number.strip().upper()))
    if row is None:
        raise WithdrawalUnmatched()
    for one in parties_of([row.id])[row.id]:
        known = one.role in BOUND and customer.party(SYSTEM, party=one.party)
        if known and known.data.email.casefold() == email.strip().casefold():
            bound = Actor(subject=actor.subject, kind=ActorKind.CUSTOMER, parties=frozenset({one.party}))
            withdraw(bound, deal=row.id)
            return row.id
    raise WithdrawalUnmatched()
