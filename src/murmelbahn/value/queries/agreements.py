"""Offers and agreement versions as they were frozen."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.value.models import Offer
from murmelbahn.value.queries.access import account_of
from murmelbahn.value.queries.frozen import thaw
from murmelbahn.value.queries.sheet import agreed
from murmelbahn.value.terms import AgreementView, ContractTerms, NothingAgreed, OfferView


def offer(actor: Actor, *, offer: UUID, on: date) -> OfferView:
    """An offer as frozen; `expired` as of `on`."""
    row = Offer.objects.filter(id=offer).first()
    if row is None:
        raise NotFound(kind="offer", id=offer)
    account_of(actor, row.deal)
    return OfferView(
        id=row.id,
        deal=row.deal,
        terms=thaw(ContractTerms, row.content),
        valid_until=row.valid_until,
        made_on=row.made_on,
        digest=row.sha256,
        expired=on > row.valid_until,
    )


def agreement(actor: Actor, *, deal: UUID, version: int | None = None) -> AgreementView:
    """A contract version as frozen, by default the newest. NotFound if there is none."""
    try:
        return agreed(account_of(actor, deal), version)
    except NothingAgreed as none:
        raise NotFound(kind="agreement", id=deal) from none
