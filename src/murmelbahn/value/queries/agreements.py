"""Offers and agreement versions as they were frozen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import first, where
from murmelbahn.value.models import Agreement, Offer
from murmelbahn.value.queries.access import of_visible
from murmelbahn.value.queries.frozen import thaw
from murmelbahn.value.queries.sheet import agreement_view
from murmelbahn.value.terms import AgreementView, ContractTerms, OfferView


def offer(actor: Actor, *, offer: UUID, on: date) -> OfferView:
    """An offer as frozen; `expired` as of `on`."""
    row = first(Offer, where("id = %s", offer) & of_visible(actor, "value_offer"))
    if row is None:
        raise NotFound(kind="offer", id=offer)
    return OfferView(
        id=row.id,
        deal=row.deal,
        terms=thaw(ContractTerms, row.content),
        valid_until=row.valid_until,
        made_on=row.made_on,
        digest=row.sha256,
        expired=on > row.valid_until,
    )


def offers_until(actor: Actor, *, offers: Iterable[UUID]) -> dict[UUID, date]:
    """Until when each of these offers stands."""
    condition = where("value_offer.id = ANY(%s::uuid[])", list(offers)) & of_visible(actor, "value_offer")
    rows = Offer.objects.filter(condition.expression)
    return dict(rows.values_list("id", "valid_until"))


def agreement(actor: Actor, *, deal: UUID, version: int | None = None) -> AgreementView:
    """A contract version as frozen, by default the newest. NotFound if there is none."""
    condition = where("deal = %s", deal) & of_visible(actor, "value_agreement")
    if version is not None:
        condition &= where("version = %s", version)
    row = first(Agreement, condition, order="version DESC")
    if row is None:
        raise NotFound(kind="agreement", id=deal)
    return agreement_view(row)
