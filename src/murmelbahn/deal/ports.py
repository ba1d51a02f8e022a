"""What the deal needs from above: the copies that outside stations keep of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.evidence import Claim


class StationCopies(Protocol):
    """What the stations say they hold of a deal, as claims."""

    def __call__(self, actor: Actor, *, deal: UUID) -> Sequence[Claim]: ...


class Socket:
    """Where the application plugs the stations in; without stations there are no copies."""

    def __init__(self) -> None:
        self._plugged: StationCopies | None = None

    def plug(self, copies: StationCopies) -> None:
        self._plugged = copies

    def __call__(self, actor: Actor, *, deal: UUID) -> Sequence[Claim]:
        return () if self._plugged is None else self._plugged(actor, deal=deal)


station_copies = Socket()
