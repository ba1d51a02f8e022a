"""What a party must have, and what becomes a new version."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from murmelbahn.customer.rules.tax_ids import check_tax_ids, check_vat_id
from murmelbahn.customer.terms import (
    AddressUse,
    CompanyData,
    IncompleteParty,
    KindIsFixed,
    PartyData,
    PartyKind,
    PersonData,
    UnderAge,
)

OF_AGE = 18
"""Full age in every market: BGB § 2, ABGB § 21 and their like."""
OLDEST = 120
"""Nobody who buys a car is older: a year of birth before that is a typing mistake."""
PHONE = re.compile(r"\+?[0-9 ()/.\-]+")
PHONE_DIGITS = range(5, 19)
"""A number in a village has five digits with its area code; with country code and extension none has more."""
LONGEST = {
    "given_names": 120, "family_name": 120, "legal_name": 200, "legal_form": 60, "register_number": 60, "vat_id": 20,
    "email": 254, "phone": 40, "street": 120, "postal_code": 12, "city": 120, "addition": 120,
}  # fmt: skip
"""Characters that a field holds, here and on paper."""
_NEEDED_AT_HOME = ("street", "postal_code", "city")
_NEEDED = {
    PersonData: ("given_names", "family_name", "email", "language"),
    CompanyData: ("legal_name", "legal_form", "register_number", "email", "language"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyDecision:
    """The version to write; `fields` are the columns that change, none means no new version."""

    kind: PartyKind
    data: PartyData
    fields: tuple[str, ...]


def kind_of(data: PartyData) -> PartyKind:
    return PartyKind.PRIVATE if isinstance(data, PersonData) else PartyKind.COMPANY


def register(*, kind: PartyKind, data: PartyData, on: date, postcodes: Mapping[str, str]) -> PartyDecision:
    """The first version. Raises `KindIsFixed` when data and kind differ, and as `check`."""
    if kind_of(data) is not kind:
        raise KindIsFixed(kind=kind)
    check(data, on, postcodes)
    return PartyDecision(kind=kind, data=data, fields=tuple(field.name for field in fields(data)))


def amend(
    *, kind: PartyKind, before: PartyData, after: PartyData, on: date, postcodes: Mapping[str, str]
) -> PartyDecision:
    """The next version, or none when nothing changes. Raises `KindIsFixed`, and as `check`."""
    if kind_of(after) is not kind:
        raise KindIsFixed(kind=kind)
    check(after, on, postcodes)
    changed = tuple(field.name for field in fields(after) if getattr(before, field.name) != getattr(after, field.name))
    return PartyDecision(kind=kind, data=after, fields=changed)


def check(data: PartyData, on: date, postcodes: Mapping[str, str]) -> None:
    """`postcodes`: what a postal code looks like, a pattern by country. Raises `IncompleteParty(field)`,
    `UnderAge(of_age_on)`, `BadTaxId(market, kind)`."""
    for name in _NEEDED[type(data)]:
        if not getattr(data, name).strip():
            raise IncompleteParty(field=name)
    local, at, domain = data.email.partition("@")
    if not (local and at and "." in domain) or " " in data.email:
        raise IncompleteParty(field="email")
    if AddressUse.REGISTERED not in {address.use for address in data.addresses}:
        raise IncompleteParty(field="addresses")
    if len({address.use for address in data.addresses}) != len(data.addresses):
        raise IncompleteParty(field="addresses")
    _check_texts(data, postcodes)
    check_tax_ids(data.tax_ids)
    if isinstance(data, PersonData):
        of_age = birthday(data.birth_date, OF_AGE)
        if on < of_age:
            raise UnderAge(of_age_on=of_age)
        if data.birth_date.year < on.year - OLDEST:
            raise IncompleteParty(field="birth_date")
    elif data.vat_id:
        check_vat_id(data.vat_id)


def _check_texts(data: PartyData, postcodes: Mapping[str, str]) -> None:
    """No text is longer than its field, none holds what cannot be written; an address leads somewhere; numbers look like
    numbers."""
    for part in (data, *data.addresses):
        for name, longest in LONGEST.items():
            text = getattr(part, name, "")
            if len(text) > longest or any(unicodedata.category(one) in ("Cc", "Cs") for one in text):
                raise IncompleteParty(field=name)
    for address in data.addresses:
        for name in _NEEDED_AT_HOME:
            if not getattr(address, name).strip():
                raise IncompleteParty(field=name)
        pattern = postcodes.get(address.country)
        if pattern and not re.fullmatch(pattern, address.postal_code.strip().upper(), re.ASCII):
            raise IncompleteParty(field="postal_code")
    digits = sum(one.isdigit() for one in data.phone)
    if data.phone and not (PHONE.fullmatch(data.phone) and digits in PHONE_DIGITS):
        raise IncompleteParty(field="phone")


def birthday(born: date, age: int) -> date:
    """The day a person reaches an age; born on 29 February it is 1 March in a common year (BGB §§ 187(2), 188)."""
    if (born.month, born.day) == (2, 29) and (born.year + age) % 4 != 0:
        return date(born.year + age, 3, 1)
    return born.replace(year=born.year + age)
