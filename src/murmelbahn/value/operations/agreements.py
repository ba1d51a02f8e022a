"""Stub."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.value.terms import (
    ContractTerms,
)


def agree(actor: Actor, *, deal: UUID, version: int, terms: ContractTerms, offer: UUID | None = None) -> UUID:
    """Freeze contract version `version` (1, 2, ...). With `offer`, the terms must be the offer's and the offer valid.

    Commitments that no longer fit recipient, car or amount lapse in the same transaction. Campaign budgets are taken here.
    Raises VersionTaken, OfferExpired, OfferDiffers, OfferNotBinding, CampaignUsedUp.
    """
    raise NotImplementedError
