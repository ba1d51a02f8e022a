"""Tax ids of buyers and sellers."""

from datetime import date

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money


def check_vat_id(actor: Actor, *, market: str, number: str) -> str:
    """The compact form of a VAT id with its country prefix. Raises `TaxIdInvalid`."""
    raise NotImplementedError


def buyer_vat_id_required(actor: Actor, *, market: str, gross: Money, on: date | None = None) -> bool:
    """Must the buyer's VAT id stand on a company's invoice of this total?"""
    raise NotImplementedError
