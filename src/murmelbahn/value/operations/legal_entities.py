"""Sellers."""

from __future__ import annotations

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import now, operation
from murmelbahn.value.models import LegalEntityRow
from murmelbahn.value.queries.access import PUBLISHERS, require
from murmelbahn.value.terms import LegalEntity, LegalEntityKnown


@operation
def register_legal_entity(actor: Actor, *, entity: LegalEntity) -> str:
    """Register a national company as seller; its code names it everywhere. Raises LegalEntityKnown."""
    require(actor, *PUBLISHERS)
    if LegalEntityRow.objects.filter(seller=entity.code).exists():
        raise LegalEntityKnown(seller=entity.code)
    LegalEntityRow.objects.create(
        market=entity.market,
        seller=entity.code,
        legal_name=entity.legal_name,
        address=list(entity.address),
        register=entity.register,
        vat_id=entity.vat_id,
        iban=entity.iban.replace(" ", "").upper(),
        bic=entity.bic,
        holder=entity.holder,
        email_address=entity.email_address,
        telephone=entity.telephone,
        registered_at=now(),
    )
    return entity.code
