"""Commands of the deal that answer a version's number: here they answer nothing, so that they can carry a key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from murmelbahn.deal import operations as deals
from murmelbahn.deal.terms import Role
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation


@operation
def redetermine(actor: Actor, *, deal: UUID, tax_date: date) -> None:
    """The next version for another tax date."""
    deals.redetermine(actor, deal=deal, tax_date=tax_date)


@operation
def change_party(actor: Actor, *, deal: UUID, roles: Mapping[Role, UUID], consent: str) -> None:
    """Other parties in some roles."""
    deals.change_party(actor, deal=deal, roles=roles, consent=consent)


@operation
def apply_change(actor: Actor, *, deal: UUID, change: UUID) -> None:
    """A change that was shown becomes the next version."""
    deals.apply_change(actor, deal=deal, change=change)


@operation
def nothing(actor: Actor) -> None:
    """An act that came to nothing leaves its key, too: whoever comes after a crash sees that its turn is over."""
