"""What a party must have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from murmelbahn.customer.queries._lists import postcodes
from murmelbahn.customer.rules.party import amend, birthday, register
from murmelbahn.customer.terms import (
    Address,
    AddressUse,
    BadTaxId,
    CompanyData,
    IncompleteParty,
    KindIsFixed,
    PartyData,
    PartyKind,
    PersonData,
    TaxId,
    UnderAge,
)

POSTCODES = postcodes()
TODAY = date(2026, 11, 24)
HOME = Address(street="Am Kai 1", postal_code="20457", city="Hamburg", country="DE")
ANNA = PersonData(
    given_names="Anna",
    family_name="Muster",
    birth_date=date(1990, 2, 28),
    email="anna@example.org",
    language="de",
    addresses=(HOME,),
)
FIRM = CompanyData(
    legal_name="Beispiel GmbH",
    legal_form="GmbH",
    register_number="HRB 1",
    email="office@example.org",
    language="de",
    addresses=(HOME,),
)


@pytest.mark.parametrize(
    ("country", "code"),
    [
        ("DE", "20457"), ("AT", "1010"), ("NL", "1012 AB"), ("GB", "SW1A 1AA"), ("PL", "00-950"), ("PT", "1000-205"),
        ("SE", "114 55"), ("IE", "D02 AF30"), ("LU", "L-1855"), ("CZ", "110 00"), ("XX", "ANY 1"),
    ],
)  # fmt: skip
def test_a_postal_code_is_that_of_its_country(country: str, code: str) -> None:
    home = replace(HOME, country=country, postal_code=code)
    register(kind=PartyKind.PRIVATE, data=replace(ANNA, addresses=(home,)), on=TODAY, postcodes=POSTCODES)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (replace(ANNA, family_name=" "), "family_name"),
        (replace(ANNA, email="anna.example.org"), "email"),
        (replace(ANNA, email="a b@example.org"), "email"),
        (replace(ANNA, addresses=()), "addresses"),
        (replace(ANNA, addresses=(replace(HOME, use=AddressUse.INVOICE),)), "addresses"),
        (replace(ANNA, addresses=(HOME, HOME)), "addresses"),
        (replace(ANNA, family_name="x" * 5_000), "family_name"),
        (replace(ANNA, given_names="An\x07na"), "given_names"),
        (replace(ANNA, birth_date=date(1800, 1, 1)), "birth_date"),
        (replace(ANNA, phone="hallo"), "phone"),
        (replace(ANNA, phone="1"), "phone"),
        (replace(ANNA, addresses=(replace(HOME, postal_code="ABCDEF"),)), "postal_code"),
        (replace(ANNA, addresses=(replace(HOME, postal_code="1010"),)), "postal_code"),
        (replace(ANNA, addresses=(replace(HOME, street="x" * 121),)), "street"),
        (replace(ANNA, addresses=(replace(HOME, street=" "),)), "street"),
        (replace(ANNA, addresses=(replace(HOME, city=""),)), "city"),
        (replace(ANNA, addresses=(replace(HOME, country="XX", postal_code=" "),)), "postal_code"),
        (replace(FIRM, legal_form=""), "legal_form"),
        (replace(FIRM, register_number=""), "register_number"),
    ],
)
def test_what_is_missing_is_named(data: PartyData, field: str) -> None:
    kind = PartyKind.PRIVATE if isinstance(data, PersonData) else PartyKind.COMPANY
    with pytest.raises(IncompleteParty) as refusal:
        register(kind=kind, data=data, on=TODAY, postcodes=POSTCODES)
    assert refusal.value.parameters == {"field": field}


def test_a_buyer_is_of_age_on_the_birthday() -> None:
    young = replace(ANNA, birth_date=date(2008, 11, 25))
    with pytest.raises(UnderAge) as refusal:
        register(kind=PartyKind.PRIVATE, data=young, on=TODAY, postcodes=POSTCODES)
    assert refusal.value.parameters == {"of_age_on": date(2026, 11, 25)}
    register(kind=PartyKind.PRIVATE, data=young, on=date(2026, 11, 25), postcodes=POSTCODES)


@given(st.dates(date(1920, 1, 1), date(2008, 12, 31)))
def test_a_birthday_comes_every_year(born: date) -> None:
    day = birthday(born, 18)
    assert day.year == born.year + 18
    assert (day.month, day.day) in {(born.month, born.day), (3, 1)}


@pytest.mark.parametrize("vat_id", ["DE136695976", "ATU13585627", "FR40303265045", "EL094259216", "NL004495445B01"])
def test_good_vat_ids_of_several_states(vat_id: str) -> None:
    register(kind=PartyKind.COMPANY, data=replace(FIRM, vat_id=vat_id), on=TODAY, postcodes=POSTCODES)


@pytest.mark.parametrize("vat_id", ["DE136695975", "ATU13585626", "XX123", "136695976"])
def test_vat_ids_with_wrong_check_digits(vat_id: str) -> None:
    with pytest.raises(BadTaxId):
        register(kind=PartyKind.COMPANY, data=replace(FIRM, vat_id=vat_id), on=TODAY, postcodes=POSTCODES)


def test_tax_ids_by_market() -> None:
    good = TaxId(market="ES", kind="nif", value="54362315K")
    register(kind=PartyKind.PRIVATE, data=replace(ANNA, tax_ids=(good,)), on=TODAY, postcodes=POSTCODES)
    with pytest.raises(BadTaxId):
        register(
            kind=PartyKind.PRIVATE,
            data=replace(ANNA, tax_ids=(replace(good, value="54362315Z"),)),
            on=TODAY,
            postcodes=POSTCODES,
        )


def test_only_what_changed_makes_a_version() -> None:
    moved = replace(ANNA, addresses=(replace(HOME, street="Am Kai 2"),), phone="+49 40 1")
    assert amend(kind=PartyKind.PRIVATE, before=ANNA, after=moved, on=TODAY, postcodes=POSTCODES).fields == (
        "addresses",
        "phone",
    )
    assert amend(kind=PartyKind.PRIVATE, before=ANNA, after=ANNA, on=TODAY, postcodes=POSTCODES).fields == ()


def test_a_person_never_becomes_a_company() -> None:
    with pytest.raises(KindIsFixed):
        amend(kind=PartyKind.PRIVATE, before=ANNA, after=FIRM, on=TODAY, postcodes=POSTCODES)
    with pytest.raises(KindIsFixed):
        register(kind=PartyKind.COMPANY, data=ANNA, on=TODAY, postcodes=POSTCODES)
