"""A lease makes the lessor the buyer (party change before the invoice); the lessee keeps the car."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.terms import DealView, Role


def lessor_missing(deal: DealView, *, lessor: UUID | None = None) -> bool:
    """Whether a lease still waits for its lessor: for `lessor` itself where it is known who that is."""
    stranger = lessor is not None and deal.party(Role.BUYER) != lessor
    return deal.leased and (deal.waits_for_lessor or stranger)
