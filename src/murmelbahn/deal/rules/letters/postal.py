"""Addresses: from the lines a seller registered and the data of a party version to the fields of a paper."""

from __future__ import annotations

from collections.abc import Sequence

from murmelbahn.customer.terms import Address, AddressUse, CompanyData, PersonData
from murmelbahn.documents.terms import Addressee, Letterhead
from murmelbahn.retail.terms import Outlet
from murmelbahn.value.terms import LegalEntity


def letterhead(entity: LegalEntity, *, zone: str) -> Letterhead:
    """The seller as it stands on paper. The last line of its address is postcode and city."""
    postcode, city = split_city(entity.address[-1])
    return Letterhead(
        legal_name=entity.legal_name,
        street=", ".join(entity.address[:-1]),
        postcode=postcode,
        city=city,
        country=entity.market,
        register=entity.register,
        vat_id=entity.vat_id,
        iban=entity.iban,
        bic=entity.bic,
        phone=entity.telephone,
        email=entity.email_address,
        brand=entity.legal_name.split()[0],
        time_zone=zone,
    )


def split_city(line: str) -> tuple[str, str]:
    """Postcode and city of a line. The postcode is written before the city in most markets (it may have several parts:
    "110 00 Praha", "1012 AB Amsterdam") and behind it in some ("London SW1A 1AA")."""
    words = line.split()
    front = _run(words)
    if front:
        return " ".join(words[:front]), " ".join(words[front:])
    back = _run(list(reversed(words)))
    cut = len(words) - back
    return " ".join(words[cut:]), " ".join(words[:cut])


def _run(words: Sequence[str]) -> int:
    """How many words from the start belong to a postcode; the city keeps at least one."""
    count = 0
    for word in words[:-1]:
        digits = any(letter.isdigit() for letter in word)
        suffix = count > 0 and len(word) == 2 and word.isalpha() and word.isupper()
        if not (digits or suffix):
            break
        count += 1
    return count


def name_of(data: PersonData | CompanyData) -> str:
    if isinstance(data, PersonData):
        return f"{data.given_names} {data.family_name}"
    return data.legal_name


def addressee(data: PersonData | CompanyData, *, use: AddressUse = AddressUse.REGISTERED) -> Addressee:
    """A party version as it is written to: at the address of this use where it has one, else where it is registered."""
    found = {one.use: one for one in reversed(data.addresses)}
    place: Address = found.get(use) or found.get(AddressUse.REGISTERED) or data.addresses[0]
    company = data if isinstance(data, CompanyData) else None
    return Addressee(
        name=name_of(data),
        street=place.street,
        postcode=place.postal_code,
        city=place.city,
        country=place.country,
        addition=place.addition,
        vat_id=company.vat_id or None if company else None,
        register=company.register_number or None if company else None,
    )


def outlet_line(outlet: Outlet) -> str:
    """Where a customer comes to: "Autohaus A, Am Kai 1, 20457 Hamburg"."""
    place = outlet.address
    return f"{outlet.name}, {place.street}, {place.postal_code} {place.city}"
