"""Withdrawing without signing in: by the contract's number and the address it was made with."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.deal.models import Deal
from murmelbahn.deal.operations.desk import take
from murmelbahn.deal.operations.ends import withdraw
from murmelbahn.deal.operations.withdrawal import withdraw_booked
from murmelbahn.deal.queries.rows import parties_of, reach
from murmelbahn.deal.rules.deciders import BOUND, HOUSE
from murmelbahn.deal.rules.numbers import plain_number
from murmelbahn.deal.terms import End
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import first, where
from murmelbahn.markets import queries as markets
from murmelbahn.value import queries as value


@operation
def declare_withdrawal(actor: Actor, *, name: str, number: str, email: str, market: str = "") -> UUID:
    """The withdrawal of whoever knows the number and the address of a contract (Directive 2011/83/EU art. 11a: the function
    asks for a name, the contract and where to confirm, not for an account). It acts for the one who is bound by it.

    What leads to no contract is lost for nobody: it is kept as it was declared, and sales of the market (that of the number,
    else the one that was looked at) answers. Returns the deal, or what was kept. Raises as `withdraw`.
    """
    wanted = plain_number(number)
    row = first(Deal, where("deal_deal.number = %s", wanted))
    for one in parties_of([row.id])[row.id] if row else ():
        known = one.role in BOUND and customer.party(SYSTEM, party=one.party)
        if row and known and known.data.email.strip().casefold() == email.strip().casefold():
            bound = Actor(subject=actor.subject, kind=ActorKind.CUSTOMER, parties=frozenset({one.party}))
            withdraw(bound, deal=row.id)
            return row.id
    live = {one.code for one in markets.live_markets(SYSTEM)}
    place = next((code for code in (wanted[:2], market) if code in live), "")
    seller = value.seller_in(SYSTEM, market=place) if place else ""
    return customers.keep_declared(actor, name=name, number=number, email=email, market=place, seller=seller)


@operation
def book_declared(actor: Actor, *, declared: UUID, number: str) -> UUID:
    """Sales found the contract of a withdrawal that was kept: it counts from its own arrival, whatever has happened since.
    Booked already on this contract: nothing happens again. Returns the deal.

    Raises `NotFound` for a declaration or a contract out of the actor's reach, `NotAllowed`, and by the day of the declaration
    `NothingToWithdraw`, `WithdrawnTooLate`.
    """
    kept = customer.declared(actor, declared=declared)
    row = first(Deal, where("deal_deal.number = %s", plain_number(number)) & reach(actor))
    if row is None:
        raise NotFound(kind="deal", number=number[:40])
    desk = take(actor, row.id, by=HOUSE)
    customers.answer_declared(actor, declared=declared)
    if desk.row.end == End.WITHDRAWN.value and kept.answered is not None:
        return row.id
    withdraw_booked(desk, at=kept.at)
    return row.id
