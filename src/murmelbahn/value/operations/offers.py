"""Stub."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.value.terms import ContractTerms


def make_offer(
    actor: Actor,
    *,
    deal: UUID,
    terms: ContractTerms,
    valid_until: date,
    agent: UUID,
    outlet: UUID,
    parties: frozenset[UUID],
) -> UUID:
    """Freeze a price as an offer, valid through the whole day `valid_until`; sets the timer `value.offer.expired`.

    The first offer opens the deal's account: market, seller, agent and who may see it. Raises OfferNotBinding.
    """
    raise NotImplementedError
