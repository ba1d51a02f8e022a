"""Receipts: every change of a deal names the stations that must confirm; each confirms, refuses or ages visibly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from murmelbahn.kernel import command
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.sql import ask, ask_one, tell


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """One station's answer to one change."""

    change: UUID
    deal: UUID
    station: str
    topic: str
    state: str
    reason: str
    opened: datetime
    closed: datetime | None


def expect(*, change: UUID, deal: UUID, topic: str, stations: Sequence[str], market: str, seller: str) -> None:
    """Freeze who must confirm a change. Said twice, it stays as it was said first."""
    if not stations:
        return
    tell(
        "INSERT INTO kernel_receipt (id, change, deal, station, topic, market, seller, state, reason, opened)"
        " SELECT i, %s, %s, s, %s, %s, %s, 'open', '', %s FROM unnest(%s::uuid[], %s::text[]) AS x (i, s)"
        " ON CONFLICT (change, station) DO NOTHING",
        [change, deal, topic, market, seller, command.now(), [new_id() for _ in stations], list(stations)],
    )


def _close(change: UUID, station: str, state: str, reason: str) -> bool:
    closing = "UPDATE kernel_receipt SET state = %s, reason = %s, closed = %s"
    still_open = " WHERE change = %s AND station = %s AND state = 'open'"
    return tell(closing + still_open, [state, reason[:200], command.now(), change, station]) == 1


def confirm(*, change: UUID, station: str) -> bool:
    """The station has the change. False when it said so before (or was never asked)."""
    return _close(change, station, "confirmed", "")


def refuse(*, change: UUID, station: str, reason: str) -> bool:
    """The station refuses the change."""
    return _close(change, station, "refused", reason)


def of_deal(deal: UUID) -> list[ReceiptView]:
    """All receipts of a deal, oldest first."""
    named = "SELECT change, deal, station, topic, state, reason, opened, closed FROM kernel_receipt"
    return [ReceiptView(*row) for row in ask(f"{named} WHERE deal = %s ORDER BY opened, station", [deal])]


def open_count() -> int:
    """How many answers are still out in this world."""
    return int(ask_one("SELECT count(*) FROM kernel_receipt WHERE state = 'open'")[0])
