"""The configurations of an account: what its timeline says was kept."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import Party, PartyKind, TouchpointKind
from murmelbahn.kernel.actor import Actor
from murmelbahn.showroom.queries.looks import look_of
from murmelbahn.showroom.queries.words import first_of
from murmelbahn.showroom.terms import KeptLine, KeptSheet
from murmelbahn.vehicle import queries as vehicle

EVIDENCE = "configuration:"
"""How the timeline names a configuration."""
NEWEST = 30


def kept_ids(actor: Actor) -> dict[UUID, datetime]:
    """Configurations on the timelines of the reader, and when they were kept last."""
    found: dict[UUID, datetime] = {}
    for party in sorted(actor.parties):
        for one in customer.touchpoints(actor, party=party):
            if one.kind is TouchpointKind.CONFIGURATION and one.evidence.startswith(EVIDENCE):
                found[UUID(one.evidence.removeprefix(EVIDENCE))] = one.at
    return found


def kept_sheet(actor: Actor) -> KeptSheet:
    """What the reader kept, each configuration once, newest first."""
    newest = sorted(kept_ids(actor).items(), key=lambda one: one[1], reverse=True)[:NEWEST]
    return KeptSheet(lines=tuple(kept_line(actor, kept, at) for kept, at in newest))


def kept_line(actor: Actor, kept: UUID, at: datetime) -> KeptLine:
    """One kept configuration, with its code and its looks."""
    found = vehicle.configuration(actor, configuration=kept)
    catalogue = vehicle.catalogue_of(actor, artefact=found.artefact)
    return KeptLine(
        code=vehicle.share_code(actor, configuration=kept),
        title=catalogue.texts,
        paint=first_of(catalogue, "paint", found.items),
        engine=first_of(catalogue, "engine", found.items),
        look=look_of(found.model, catalogue.body, found.items, found.technical.powertrain),
        market=found.market,
        at=at,
    )


def own_party(actor: Actor, *, market: str) -> Party | None:
    """Whose timeline a kept configuration belongs to: the reader's own, of that market before another."""
    found = [customer.party(actor, party=one.party) for one in customer.parties_of(actor, limit=20)]
    ours = sorted(found, key=lambda one: (one.kind is not PartyKind.PRIVATE, one.market != market))
    return ours[0] if ours else None
