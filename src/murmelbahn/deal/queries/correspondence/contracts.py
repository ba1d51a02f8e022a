"""The contract versions and offers that letters copy from: frozen bytes, never the deal's row."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.models import AgreementVersion
from murmelbahn.deal.rules.letters.contract import Agreed, agreed_of, offered_of
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.value.terms import OfferView
from murmelbahn.vehicle import queries as vehicle


def agreed_version(actor: Actor, *, deal: UUID, n: int) -> Agreed:
    """Version n of a deal's contract. For the platform itself; raises `NotFound`."""
    row = AgreementVersion.objects.filter(deal=deal, n=n).first() if actor.is_system else None
    if row is None:
        raise NotFound(kind="agreement", id=deal)
    return agreed_of(bytes(row.content), row.sha256)


def newest_agreed(actor: Actor, *, deal: UUID) -> Agreed | None:
    """The newest version, or None while nothing is agreed. For the platform itself; raises `NotFound`."""
    if not actor.is_system:
        raise NotFound(kind="agreement", id=deal)
    row = AgreementVersion.objects.filter(deal=deal).order_by("-n").first()
    return None if row is None else agreed_of(bytes(row.content), row.sha256)


def offered(actor: Actor, *, offer: OfferView, configuration: UUID, vin: str) -> Agreed:
    """An offer as version 0; `configuration` is the immutable one it was made for."""
    sold = vehicle.configuration(actor, configuration=configuration)
    return offered_of(offer, model=sold.model, artefact=sold.artefact, vin=vin)
