"""Entries of bank files that nobody could read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from murmelbahn.connect.models import BankFault
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.refusals import NotAllowed


@dataclass(frozen=True, slots=True, kw_only=True)
class BankFaultView:
    """Which file (sha256), which entry, what is wrong."""

    file: str
    account: str
    position: int
    place: str
    code: str
    reason: str
    reference: str | None
    seen_at: datetime


def bank_faults(actor: Actor) -> tuple[BankFaultView, ...]:
    """Unreadable entries, oldest first; for operators. Raises `NotAllowed`."""
    if not (actor.is_system or actor.kind is ActorKind.OPERATOR):
        raise NotAllowed(kind=actor.kind)
    return tuple(
        BankFaultView(
            file=row.file,
            account=row.account,
            position=row.position,
            place=row.place,
            code=row.code,
            reason=row.reason,
            reference=row.reference,
            seen_at=row.seen_at,
        )
        for row in BankFault.objects.order_by("id")
    )
