"""Customers: how a person or a company enters the house, proven and screened; and the ready people of the demo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from murmelbahn.accounts import operations as accounts
from murmelbahn.accounts import queries as accounts_queries
from murmelbahn.accounts.terms import MembershipKind
from murmelbahn.customer import operations as customers
from murmelbahn.customer.terms import (
    Address,
    CompanyData,
    IdDocument,
    PartyData,
    PartyKind,
    PersonData,
    ScreeningKind,
    ScreeningResult,
    VatIdResult,
)
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.sandbox.queries import source
from murmelbahn.value import operations as values

PROVIDER = "sandbox"
LESSOR = "RHONELEASE"
"""The code that a lease names its lessor by."""
ID_CARD_UNTIL = date(2033, 6, 30)


def address(market: str, number: int) -> Address:
    home = source.home(market)
    return Address(street=f"{home.street} {number}", postal_code=home.postal_code, city=home.city, country=market)


def person(market: str, given: str, family: str, email: str, *, number: int = 1, year: int = 1985) -> PersonData:
    return PersonData(
        given_names=given,
        family_name=family,
        birth_date=date(year, 5, 17),
        email=email,
        language="de",
        addresses=(address(market, number),),
    )


def company(market: str, name: str, email: str, *, signatory: str, number: int = 1) -> CompanyData:
    home = source.home(market)
    return CompanyData(
        legal_name=f"{name} GmbH",
        legal_form="GmbH",
        register_number=home.register_number,
        vat_id=home.vat_id,
        email=email,
        language="de",
        addresses=(address(market, number),),
        signatories=(signatory,),
    )


def enter(actor: Actor, *, market: str, seller: str, data: PartyData) -> UUID:
    """Register a party and let it prove what a contract asks for: e-mail, identity card or VAT id, screening."""
    return enter_once(_simply, actor, market=market, seller=seller, data=data)


def enter_once(do: Callable[..., Any], actor: Actor, *, market: str, seller: str, data: PartyData) -> UUID:
    """The same; each command goes through `do`, which gives it a key of its own."""
    kind = PartyKind.PRIVATE if isinstance(data, PersonData) else PartyKind.COMPANY
    party: UUID = do(customers.register_party, actor, kind=kind, market=market, seller=seller, data=data)
    do(customers.prove_email, SYSTEM, party=party, email=data.email)
    if kind is PartyKind.PRIVATE:
        card = IdDocument.IDENTITY_CARD
        do(customers.record_identity_check, SYSTEM, party=party, document=card, expires_on=ID_CARD_UNTIL)
    else:
        do(customers.record_vat_id_check, SYSTEM, party=party, result=VatIdResult.VALID)
    for screening in ScreeningKind:
        clear = ScreeningResult.CLEAR
        do(customers.record_screening, SYSTEM, party=party, kind=screening, result=clear, provider=PROVIDER)
    return party


def _simply(call: Callable[..., Any], actor: Actor, **content: Any) -> Any:
    return call(actor, **content)


def settle_demo_people() -> None:
    """A private customer in each market, a signatory with a company, and the lessor of each market."""
    sellers = {one["market"]: one["code"] for one in source.network()["seller"]}
    for market, given, family in (("DE", "Miriam", "Albers"), ("AT", "Thomas", "Pichler")):
        _resident(market, sellers[market], given, family, f"{given}.{family}@mail.example".lower())
    signatory = _resident("DE", sellers["DE"], "Oliver", "Stark", "oliver.stark@spedition-stark.example")
    firm = enter(
        signatory,
        market="DE",
        seller=sellers["DE"],
        data=company("DE", "Spedition Stark", "office@spedition-stark.example", signatory="Oliver Stark"),
    )
    accounts.grant(SYSTEM, subject=signatory.subject, kind=MembershipKind.PARTY, reference=firm)
    for market, seller in sellers.items():
        email = f"lessor.{market.lower()}@finance.example"
        lessor = enter(
            SYSTEM,
            market=market,
            seller=seller,
            data=company(market, f"Rhône Leasing {market}", email, signatory="Claire Dubois", number=8),
        )
        values.register_lender(SYSTEM, market=market, seller=seller, code=LESSOR, party=lessor)
        accounts.create_user(SYSTEM, email=email, name="Claire Dubois", parties=[lessor], language="de")


def _resident(market: str, seller: str, given: str, family: str, email: str) -> Actor:
    subject = accounts.create_user(SYSTEM, email=email, name=f"{given} {family}", language="de")
    me = accounts_queries.actor_of_subject(SYSTEM, subject=subject)
    party = enter(me, market=market, seller=seller, data=person(market, given, family, email))
    accounts.grant(SYSTEM, subject=subject, kind=MembershipKind.PARTY, reference=party)
    return accounts_queries.actor_of_subject(SYSTEM, subject=subject)
