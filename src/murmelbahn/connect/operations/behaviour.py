"""How the outside of this world behaves: chosen once, changed knob by knob, or destined for one deal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from murmelbahn.connect.models import Behaviour, Fate
from murmelbahn.connect.queries.outside import behaviours
from murmelbahn.connect.rules.behaviour import checked
from murmelbahn.connect.terms import UnknownBehaviour
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import NotAllowed


@operation
def choose_behaviour(actor: Actor, *, name: str, changes: Mapping[str, Any] | None = None) -> None:
    """Choose a set of `behaviour.toml` for this world; `changes` such as `{"plant.refuses": 1000}` win over it.

    Raises `UnknownBehaviour`, `NotAllowed`.
    """
    _operator(actor)
    if name not in behaviours():
        raise UnknownBehaviour(name=name)
    fitting = checked(behaviours()[name], changes or {})
    Behaviour.objects.update_or_create(id=1, defaults={"name": name, "changes": fitting})


@operation
def destine(actor: Actor, *, subject: UUID, name: str = "", changes: Mapping[str, Any] | None = None) -> None:
    """Decide what a deal or a party meets outside: `name` is drawn by instead of its id, `changes` are its own knobs.

    Raises `UnknownBehaviour`, `NotAllowed`.
    """
    _operator(actor)
    fitting = checked(behaviours()["usual"], changes or {})
    Fate.objects.update_or_create(subject=subject, defaults={"name": name or str(subject), "changes": fitting})


def _operator(actor: Actor) -> None:
    if not (actor.is_system or actor.kind is ActorKind.OPERATOR):
        raise NotAllowed(kind=actor.kind)
