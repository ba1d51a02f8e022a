"""The configurations of an account: what its timeline says was kept."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import Party, PartyKind, Touchpoint, TouchpointKind
from murmelbahn.kernel.actor import Actor
from murmelbahn.showroom.queries.looks import look_of
from murmelbahn.showroom.queries.words import first_of
from murmelbahn.showroom.terms import KeptLine, KeptSheet
from murmelbahn.vehicle import queries as vehicle

EVIDENCE = "configuration:"
"""How the timeline names a configuration."""
PLATES = ":plates"
"""Behind it, where the outlet is to register the car."""
NEWEST = 30


def evidence_of(kept: UUID, *, plates: bool) -> str:
    """How the timeline names a configuration that was kept."""
    return f"{EVIDENCE}{kept}{PLATES if plates else ''}"


def kept_by(touch: Touchpoint) -> tuple[UUID, bool] | None:
    """The configuration that an entry of the timeline names, and whether the outlet is to register it; None for other entries."""
    if touch.kind is not TouchpointKind.CONFIGURATION or not touch.evidence.startswith(EVIDENCE):
        return None
    told = touch.evidence.removeprefix(EVIDENCE)
    return UUID(told.removesuffix(PLATES)), told.endswith(PLATES)


def kept_ids(actor: Actor) -> dict[UUID, tuple[datetime, bool]]:
    """Configurations on the timelines of the reader, when they were kept last, and whether with the registration."""
    found: dict[UUID, tuple[datetime, bool]] = {}
    for party in sorted(actor.parties):
        for one in customer.touchpoints(actor, party=party):
            if kept := kept_by(one):
                found[kept[0]] = (one.at, kept[1])
    return found


def kept_sheet(actor: Actor) -> KeptSheet:
    """What the reader kept, each configuration once, newest first."""
    newest = sorted(kept_ids(actor).items(), key=lambda one: one[1], reverse=True)[:NEWEST]
    return KeptSheet(lines=tuple(kept_line(actor, kept, at, plates=plates) for kept, (at, plates) in newest))


def kept_line(actor: Actor, kept: UUID, at: datetime, *, plates: bool) -> KeptLine:
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
        plates=plates,
    )


def own_party(actor: Actor, *, market: str) -> Party | None:
    """Whose timeline a kept configuration belongs to: the reader's own, of that market before another."""
    found = [customer.party(actor, party=one.party) for one in customer.parties_of(actor, limit=20)]
    ours = sorted(found, key=lambda one: (one.kind is not PartyKind.PRIVATE, one.market != market))
    return ours[0] if ours else None
