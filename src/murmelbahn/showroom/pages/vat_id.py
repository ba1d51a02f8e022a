"""A company's VAT id as it was typed."""

from __future__ import annotations

from murmelbahn.customer.terms import SellersVatId
from murmelbahn.kernel.actor import Actor
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.value import queries as value


def vat_id_typed(actor: Actor, typed: str, *, seller: str) -> str:
    """Without blanks and dots, in capitals. Whether it can be right is checked where it is kept, whether it exists by the
    register. Raises `SellersVatId` for the seller's own."""
    plain = "".join(one for one in typed if one.isalnum()).upper()[:20]
    entity = if_there(lambda: value.legal_entity(actor, seller=seller))
    if plain and entity is not None and entity.vat_id == plain:
        raise SellersVatId(vat_id=plain)
    return plain
