"""Facts that a listener could not take: they wait with their key until they are mended."""

from __future__ import annotations

from murmelbahn.kernel import held
from murmelbahn.kernel.actor import STAFF, Actor
from murmelbahn.kernel.held import HeldView
from murmelbahn.kernel.marks import select_facts
from murmelbahn.kernel.refusals import NotAllowed


def held_facts(actor: Actor, *, limit: int = 200) -> tuple[HeldView, ...]:
    """What waits in the actor's markets, oldest first. Raises `NotAllowed` for anybody but staff."""
    if not actor.is_system and actor.kind not in STAFF:
        raise NotAllowed(kind=actor.kind)
    waiting = held.held(limit)
    facts = select_facts(" WHERE f.id = ANY(%s)", [[one.fact for one in waiting]], limit) if waiting else []
    mine = {fact.id for fact in facts if actor.may_see_market(fact.market)}
    return tuple(one for one in waiting if one.fact in mine)
