"""Check digits of tax numbers. The one door to python-stdnum; a number it does not know is left to the register."""

from __future__ import annotations

from stdnum import get_cc_module

from murmelbahn.customer.terms import BadTaxId, SellersVatId, TaxId

_PREFIX_OF = {"EL": "gr", "XI": "gb"}
"""VAT prefixes that are not the country's code: Greece, and Northern Ireland (Dir. (EU) 2020/1756)."""


def check_vat_id(vat_id: str) -> None:
    """The form and check digits of a VAT id with its country prefix, such as `ATU12345675`. Raises `BadTaxId`."""
    prefix, digits = vat_id[:2].upper(), vat_id[2:]
    if not _fits(_PREFIX_OF.get(prefix, prefix.lower()), "vat", digits):
        raise BadTaxId(market=prefix, kind="vat")


def check_not_sellers(vat_id: str, sellers: str) -> None:
    """Nobody buys from itself. Raises `SellersVatId`."""
    if vat_id and _plain(vat_id) == _plain(sellers):
        raise SellersVatId(vat_id=_plain(vat_id))


def check_tax_ids(tax_ids: tuple[TaxId, ...]) -> None:
    """Each number that has known check digits has the right ones. Raises `BadTaxId(market, kind)`."""
    for tax_id in tax_ids:
        known = get_cc_module(tax_id.market.lower(), tax_id.kind) is not None
        if not tax_id.value or (known and not _fits(tax_id.market.lower(), tax_id.kind, tax_id.value)):
            raise BadTaxId(market=tax_id.market, kind=tax_id.kind)


def _plain(number: str) -> str:
    return "".join(one for one in number if one.isalnum()).upper()


def _fits(country: str, kind: str, value: str) -> bool:
    module = get_cc_module(country, kind)
    return module is not None and bool(module.is_valid(value))
