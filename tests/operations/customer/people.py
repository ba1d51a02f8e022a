"""People and companies of the tests, and who acts."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.customer.terms import Address, CompanyData, PersonData
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.ids import new_id

HOME = Address(street="Am Kai 1", postal_code="20457", city="Hamburg", country="DE")
ANNA = PersonData(
    given_names="Anna",
    family_name="Muster",
    birth_date=date(1990, 2, 28),
    email="Anna@example.org",
    language="de",
    addresses=(HOME,),
)
FIRM = CompanyData(
    legal_name="Beispiel GmbH",
    legal_form="GmbH",
    register_number="HRB 1",
    vat_id="DE136695976",
    email="office@example.org",
    language="de",
    addresses=(HOME,),
    signatories=("Anna Muster",),
)
HERE = {"market": "DE", "seller": "CORVANE-DE"}


def customer() -> Actor:
    return Actor(subject=new_id(), kind=ActorKind.CUSTOMER)


def adviser(agent: UUID | None = None, *outlets: UUID) -> Actor:
    return Actor(
        subject=new_id(), kind=ActorKind.ADVISER, agents=frozenset({agent or new_id()}), outlets=frozenset(outlets)
    )


def sales(*markets: str) -> Actor:
    return Actor(subject=new_id(), kind=ActorKind.NSC_SALES, markets=frozenset(markets or ("DE",)))
