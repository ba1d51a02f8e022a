"""Numbers and customers of many deals at once, for lists whose rows name a deal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Role
from murmelbahn.kernel.actor import Actor
from murmelbahn.showroom.queries.names import party_names


@dataclass(frozen=True, slots=True)
class Whose:
    number: str = ""
    customer: str = ""
    refund_by: date | None = None


NOBODY = Whose()


def whose(actor: Actor, *, of: Iterable[UUID]) -> dict[UUID, Whose]:
    """By deal, those that the reader may see: three statements."""
    found = {one.id: one for one in deals.these(actor, deals=of)}
    buyers = {deal: view.party(Role.BUYER) for deal, view in found.items()}
    names = party_names(actor, parties=buyers.values())
    return {deal: Whose(view.number, names.get(buyers[deal], ""), view.refund_by) for deal, view in found.items()}
