"""Deals that are past a day they were bound to. Claims are value's to know, the other days stand in the deal."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import cache, reduce
from operator import or_
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.deal.queries.default import READY
from murmelbahn.deal.queries.rows import reach
from murmelbahn.deal.rules.moves import AFTER_ORDER
from murmelbahn.deal.rules.turns import CLAIMED, in_front
from murmelbahn.deal.terms import Customer, DealView, Late, LateKind, Marks, Variant, Vehicle
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import now
from murmelbahn.kernel.rows import Where, where
from murmelbahn.kernel.sql import ask
from murmelbahn.markets import queries as markets
from murmelbahn.value import queries as value

RUNNING = where("NOT deal_deal.closed AND deal_deal.end = ''")
ON_THE_WAY = (Vehicle.ALLOCATED, Vehicle.SCHEDULED, Vehicle.FROZEN, Vehicle.BUILT, Vehicle.IN_TRANSIT)
WITH_THE_CUSTOMER = (Vehicle.HANDED_OVER, Vehicle.RETURNED)
DAYS = {
    LateKind.ANSWER: (
        "deal_deal.answer_by",
        where("deal_deal.customer = %s", Customer.ORDERED.value),
    ),
    LateKind.FINANCE: (
        "deal_deal.finance_until",
        where("deal_deal.customer = ANY(%s)", [one.value for one in AFTER_ORDER]),
    ),
    LateKind.BUILD: (
        "coalesce(deal_deal.first_promised, deal_deal.promised)",
        where("deal_deal.variant = %s", Variant.BUILD_TO_ORDER.value)
        & where("deal_deal.vehicle = ANY(%s)", [one.value for one in ON_THE_WAY]),
    ),
    LateKind.HANDOVER: (
        "deal_deal.planned_handover",
        where("deal_deal.vehicle <> ALL(%s)", [one.value for one in WITH_THE_CUSTOMER]),
    ),
    LateKind.COLLECTION: (
        "greatest(deal_deal.collect_until, deal_deal.planned_handover)",
        where("deal_deal.collect_until IS NOT NULL AND deal_deal.value = ANY(%s)", [one.value for one in CLAIMED])
        & where("deal_deal.vehicle = ANY(%s)", [one.value for one in READY]),
    ),
}
"""The column of each day, and where a deal must stand for the day to bind it."""
TODAY = "(%s::jsonb ->> deal_deal.market)::date"
UNPAID = (
    "deal_deal.id IN (SELECT late.deal FROM unnest(%s::uuid[], %s::date[]) AS late (deal, since)"
    f" WHERE late.since < {TODAY})"
)
LATENESS = "SELECT deal_deal.id, {columns} FROM deal_deal WHERE {chosen}"


def overdue() -> Where:
    """The condition on `deal_deal`: running, and any of the days has passed in its market, or a claim is late."""
    days = today_by_market()
    said = _told(days)
    passed = [where(f"{column} < {TODAY}", said) & when for column, when in DAYS.values()]
    late = value.late_claims(SYSTEM, on=max(days.values()))
    unpaid = where(UNPAID, list(late), list(late.values()), said)
    return RUNNING & reduce(or_, [*passed, unpaid])


def marks(actor: Actor, *, deals: Iterable[DealView]) -> dict[UUID, Marks]:
    """Which gate's turn it is and what is late, for a page of running deals that the actor may see: two statements."""
    wanted, today = {one.id: one for one in deals}, today_by_market()
    if not wanted:
        return {}
    condition = where("deal_deal.id = ANY(%s::uuid[])", list(wanted)) & RUNNING & reach(actor)
    columns = ", ".join(
        f"CASE WHEN {column} < {TODAY} AND {when.sql} THEN {column} END" for column, when in DAYS.values()
    )
    said = _told(today)
    asked = [one for _, when in DAYS.values() for one in (said, *when.parameters)]
    rows = ask(LATENESS.format(columns=columns, chosen=condition.sql), [*asked, *condition.parameters])
    claims = value.late_claims(SYSTEM, on=max(today.values()), deals=frozenset(row[0] for row in rows))
    unpaid = {deal: since for deal, since in claims.items() if since < today[wanted[deal].market]}
    return {deal: _marks(wanted[deal], days, unpaid.get(deal)) for deal, *days in rows}


def not_before_today(column: str) -> Where:
    """The condition that a day of a deal has not passed in its market."""
    return where(f"{column} >= {TODAY}", _told(today_by_market()))


def _told(days: dict[str, date]) -> str:
    return json.dumps(days, default=date.isoformat)


def today_by_market() -> dict[str, date]:
    """Today in every market: a day ends where the deal is. What is late in no market on the latest of them is late nowhere."""
    at = now()
    day = {zone: at.astimezone(zone).date() for zone in set(_zones().values())}
    return {market: day[zone] for market, zone in _zones().items()}


@cache
def _zones() -> dict[str, ZoneInfo]:
    """Of every market. Kept: Python forgets all zones but eight and reads their files again."""
    return {one.code: ZoneInfo(one.zone) for one in markets.all_markets(SYSTEM)}


def _marks(deal: DealView, days: list[date | None], unpaid: date | None) -> Marks:
    found = {**dict(zip(DAYS, days, strict=True)), LateKind.PAYMENT: unpaid}
    gates = in_front(
        variant=deal.variant,
        vehicle=deal.vehicle,
        customer=deal.customer,
        value=deal.value,
        build_released=deal.build is not None,
        registrar=deal.registrar,
    )
    passed = ((kind, found[kind]) for kind in LateKind)
    return Marks(gates=gates, late=tuple(Late(kind=kind, since=since) for kind, since in passed if since is not None))
