"""Interest without proof of who it is."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.models import DealParty
from murmelbahn.deal.queries.rows import visible
from murmelbahn.deal.terms import Customer, Role
from murmelbahn.kernel.actor import Actor


def leads_of(actor: Actor, *, party: UUID) -> tuple[UUID, ...]:
    """Deals of this orderer that still wait for its proof."""
    asked = DealParty.objects.filter(party=party, role=Role.ORDERER.value).values("deal")
    rows = visible(actor).filter(id__in=asked, customer=Customer.LEAD.value, end="", closed=False)
    return tuple(rows.order_by("id").values_list("id", flat=True))
