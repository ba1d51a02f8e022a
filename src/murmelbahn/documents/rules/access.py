"""Which documents an actor may see, as plain data that a query turns into SQL."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from murmelbahn.kernel.actor import STAFF, Actor, ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A document is visible when it fits any of these; `everything` needs no further look."""

    everything: bool = False
    markets: frozenset[str] = frozenset()
    agents: frozenset[UUID] = frozenset()
    parties: frozenset[UUID] = frozenset()


def reach_of(actor: Actor) -> Reach:
    """Staff sees its markets, advisers what their agent cares for, customers what concerns their own parties."""
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return Reach(everything=True)
    if actor.kind in STAFF:
        return Reach(markets=actor.markets)
    if actor.kind is ActorKind.ADVISER:
        return Reach(agents=actor.agents)
    return Reach(parties=actor.parties)
