"""Settle gate: papers sent, no right of withdrawal running, nothing owed and nothing due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from murmelbahn.deal.terms.gates import Row
from murmelbahn.deal.terms.states import Mender, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleFacts:
    handed_over: bool
    papers_sent: bool
    cooling_until: date | None
    today: date
    open_accounts: tuple[str, ...]
    commission_decided: bool


ROWS: tuple[Row[SettleFacts], ...] = (
    Row("not_handed_over", Track.VEHICLE, Mender.ADVISER, lambda f: f.handed_over),
    Row("papers_not_sent", Track.VEHICLE, Mender.ADVISER, lambda f: f.papers_sent),
    Row(
        "cooling_off_running",
        Track.CUSTOMER,
        Mender.CLOCK,
        lambda f: f.cooling_until is None or f.cooling_until < f.today,
        lambda f: {"until": f.cooling_until.isoformat() if f.cooling_until else "–"},
    ),
    Row(
        "accounts_open",
        Track.VALUE,
        Mender.NSC_FINANCE,
        lambda f: not f.open_accounts,
        lambda f: {"accounts": ", ".join(f.open_accounts)},
    ),
    Row("commission_undecided", Track.VALUE, Mender.NSC_FINANCE, lambda f: f.commission_decided),
)
