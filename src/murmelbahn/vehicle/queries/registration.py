"""Plates that the registration office was asked for. See `_sight` for who sees which."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.refusals import NotAllowed
from murmelbahn.kernel.rows import Where, where
from murmelbahn.kernel.sql import ask
from murmelbahn.vehicle.queries import _sight
from murmelbahn.vehicle.terms import RegistrationState


def plates_asked(actor: Actor, *, deals: Collection[UUID]) -> frozenset[UUID]:
    """Of these deals, which the caller has judged to be the actor's, those whose car waits for the office's answer."""
    named = where("deal = ANY(%s::uuid[])", [*deals]) & _sight.in_market(actor) & _waits()
    found = ask(f"SELECT deal FROM vehicle_registration WHERE {named.sql}", [*named.parameters])
    return frozenset(deal for (deal,) in found)


def plate_asked(actor: Actor, *, column: str) -> Where:
    """The same as a condition on a deal's id in `column`, for the room above, which chooses among deals that its own actor may
    see. For the platform itself; raises `NotAllowed`."""
    if actor.kind is not ActorKind.SYSTEM:
        raise NotAllowed()
    waits = _waits()
    return Where(f"{column} IN (SELECT deal FROM vehicle_registration WHERE {waits.sql})", waits.parameters)


def _waits() -> Where:
    return where("state = %s", RegistrationState.REQUESTED.value)
