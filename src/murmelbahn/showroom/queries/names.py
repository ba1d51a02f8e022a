"""Names for ids: of parties the reader may see, of models."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.deal.terms import DealView, Role
from murmelbahn.kernel import world
from murmelbahn.kernel.actor import Actor
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.vehicle import queries as vehicle

GOES_UNDER = (Role.BUYER, Role.ORDERER)
"""A deal goes under the buyer's name; to an outlet, which has nothing to do with the lessor that buys, under the lessee's."""
_titles: dict[tuple[str, str], dict[str, str]] = {}
"""Names of models by world, read once: a model keeps its name as long as it keeps its code."""


def party_names(actor: Actor, *, parties: Iterable[UUID]) -> dict[UUID, str]:
    """Names of those the reader may see, in one query; the others are missing."""
    wanted = set(parties)
    return {card.party: card.name for card in customer.cards_of(actor, parties=wanted)} if wanted else {}


def customers_in(deals: Iterable[DealView]) -> set[UUID]:
    """Everybody whose name one of the deals may go under."""
    return {deal.party(role) for deal in deals for role in GOES_UNDER}


def customer_in(deal: DealView, names: Mapping[UUID, str]) -> tuple[UUID | None, str]:
    """The customer of a deal among the names that the reader may see, with the name; nobody where there is none."""
    found = next((deal.party(role) for role in GOES_UNDER if deal.party(role) in names), None)
    return found, names[found] if found else ""


def party_name(actor: Actor, *, party: UUID) -> str:
    """One name, or nothing."""
    return next((card.name for card in customer.cards_of(actor, parties=(party,))), "")


def model_title(actor: Actor, *, deal: DealView) -> dict[str, str]:
    """The model's name by language; its code where the product model is gone."""
    key = (world.alias(), deal.model)
    if key not in _titles:
        saved = if_there(lambda: vehicle.configuration(actor, configuration=deal.configuration))
        found = saved and if_there(lambda: vehicle.catalogue_of(actor, artefact=saved.artefact))
        if not found:
            return {"en": deal.model}
        _titles[key] = found.texts
    return _titles[key]
