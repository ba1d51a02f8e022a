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
from murmelbahn.kernel.refusals import BadInput


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


def note(decision: TouchpointDecision, *, now: datetime) -> TouchpointDecision:
    """The touchpoint as it may be written, parties in the order of their ids.

    Raises `BadInput`, `TouchpointInFuture`, `OutletMissing`, `EvidenceMissing(kind)`.
    """
    if not decision.parties:
        raise BadInput(field="parties", reason="empty")
    if decision.at > now:
        raise TouchpointInFuture(at=decision.at)
    if decision.channel is Channel.OUTLET and decision.outlet is None:
        raise OutletMissing()
    if decision.kind in DECISIVE and not decision.evidence.strip():
        raise EvidenceMissing(kind=decision.kind)
    return decision
