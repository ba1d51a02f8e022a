"""Whoever has a deal in the demo can be signed in as: persons for themselves, signatories for their company too."""

from __future__ import annotations

from collections.abc import Iterable

from murmelbahn.accounts import operations as accounts
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PersonData
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.sandbox.terms import Begun


@operation
def open_accounts(actor: Actor, *, begun: Iterable[Begun]) -> None:
    """A user for the person who ordered, or who signed for the company that did. Raises EmailTaken when done twice."""
    for one in begun:
        orderer = one.people["orderer"]
        person = one.people.get("signatory", orderer)
        data = customer.party(SYSTEM, party=person).data
        if not isinstance(data, PersonData):
            raise TypeError(f"nobody signs for deal {one.n}")
        name = f"{data.given_names} {data.family_name}"
        accounts.create_user(SYSTEM, email=data.email, name=name, parties={person, orderer}, language="de")
