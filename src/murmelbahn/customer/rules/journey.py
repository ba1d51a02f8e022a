"""What a touchpoint must carry to be evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from murmelbahn.customer.facts import TouchpointRecorded
from murmelbahn.customer.terms import (
    DECISIVE,
    Channel,
    EvidenceMissing,
    OutletMissing,
    TouchpointInFuture,
    TouchpointKind,
)
from murmelbahn.kernel.actor import ActorKind
from murmelbahn.kernel.refusals import BadInput, NotAllowed


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointDecision:
    """The touchpoint to write."""

    parties: tuple[UUID, ...]
    kind: TouchpointKind
    channel: Channel
    deal: UUID | None
    outlet: UUID | None
    adviser: UUID | None
    at: datetime
    evidence: str

    def fact(self, touchpoint: UUID, supersedes: UUID | None) -> TouchpointRecorded:
        return TouchpointRecorded(
            touchpoint=touchpoint,
            deal=self.deal,
            parties=self.parties,
            kind=self.kind,
            channel=self.channel,
            outlet=self.outlet,
            happened_at=self.at,
            supersedes=supersedes,
        )


def note(decision: TouchpointDecision, *, now: datetime, by: ActorKind) -> TouchpointDecision:
    """The touchpoint as it may be written. A customer neither accepts for the seller nor dates a contact back.

    Raises `NotAllowed`, `BadInput`, `TouchpointInFuture`, `OutletMissing`, `EvidenceMissing(kind)`.
    """
    if not decision.parties:
        raise BadInput(field="parties", reason="empty")
    if by is ActorKind.CUSTOMER and (decision.kind is TouchpointKind.ACCEPTANCE or decision.at < now):
        raise NotAllowed()
    if decision.at > now:
        raise TouchpointInFuture(at=decision.at)
    if decision.channel is Channel.OUTLET and decision.outlet is None:
        raise OutletMissing()
    if decision.kind in DECISIVE and not decision.evidence.strip():
        raise EvidenceMissing(kind=decision.kind)
    return decision
