"""Late changes of a build."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation


@operation
def request_build_change(actor: Actor, *, build: UUID, configuration: UUID, change: UUID) -> UUID:
    """Ask the plant to build another configuration. `change` is the deal's id of the change. Raises `ChangeFrozen`, `ChangeOpen`."""
    raise NotImplementedError


@operation
def confirm_build_change(actor: Actor, *, build: UUID, change: UUID) -> UUID:
    """The plant's yes: the build is of the new configuration."""
    raise NotImplementedError


@operation
def refuse_build_change(actor: Actor, *, build: UUID, change: UUID, reason: str) -> UUID:
    """The plant's no: the build stays as it is."""
    raise NotImplementedError
