"""A small network for the tests: two agents with an outlet and an adviser each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from murmelbahn.customer import operations as customer
from murmelbahn.customer.terms import Address, PartyKind, PersonData
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.retail import operations
from murmelbahn.retail.terms import OutletAddress

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HERE = {"market": "DE", "seller": "CORVANE-DE"}
SALES = Actor(subject=new_id(), kind=ActorKind.NSC_SALES, markets=frozenset({"DE"}))
ADDRESS = OutletAddress(street="Am Kai 1", postal_code="20457", city="Hamburg", country="DE")


@dataclass(frozen=True)
class Branch:
    agent: UUID
    outlet: UUID
    desk: Actor
    contract: UUID


def branch(code: str) -> Branch:
    agent = operations.open_agent(SALES, code=code, name=f"Autohaus {code}", **HERE)
    contract = operations.sign_contract_version(
        SALES, agent=agent, valid_from=date(2026, 1, 1), commission_terms="de-2026"
    )
    outlet = operations.open_outlet(
        SALES, agent=agent, code=f"{code}1", name=code, address=ADDRESS, zone="Europe/Berlin"
    )
    subject = new_id()
    operations.appoint_adviser(SALES, subject=subject, outlet=outlet)
    return Branch(agent, outlet, adviser(subject, agent, outlet), contract)


def adviser(subject: UUID, agent: UUID, outlet: UUID) -> Actor:
    return Actor(subject=subject, kind=ActorKind.ADVISER, agents=frozenset({agent}), outlets=frozenset({outlet}))


def somebody() -> tuple[Actor, UUID]:
    """A customer who registered itself."""
    me = Actor(subject=new_id(), kind=ActorKind.CUSTOMER)
    data = PersonData(
        given_names="Anna",
        family_name="Muster",
        birth_date=date(1990, 2, 28),
        email="anna@example.org",
        language="de",
        addresses=(Address(street="Am Kai 1", postal_code="20457", city="Hamburg", country="DE"),),
    )
    return me, customer.register_party(me, kind=PartyKind.PRIVATE, data=data, **HERE)
