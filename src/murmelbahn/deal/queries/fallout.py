"""What waits for a person: facts that could not be taken, answers that stations owe, alarms that have not rung."""

from __future__ import annotations

from typing import Any

from murmelbahn.deal.terms import OpenReceipt, OverdueTimer, StuckFact
from murmelbahn.kernel.actor import STAFF, Actor, ActorKind
from murmelbahn.kernel.command import now
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotAllowed
from murmelbahn.kernel.rows import ALL, Where, where
from murmelbahn.kernel.sql import ask

HELD = """
SELECT held.id, held.subscription, fact.topic, fact.market, held.key, held.fact, deal_deal.id, coalesce(deal_deal.number, ''),
       held.attempts, held.reason, held.since, held.retry_at, waits.waiting - 1, fact.at,
       fact.body->'amount'->>'amount', fact.body->'amount'->>'currency',
       ceil(greatest(extract(epoch FROM held.retry_at - clock_timestamp()), 1) / 60)::int
FROM kernel_held held JOIN kernel_fact fact ON fact.id = held.fact
JOIN (SELECT subscription, stream, key, min(position) AS position, count(*) AS waiting FROM kernel_held
      GROUP BY subscription, stream, key) waits
  ON (waits.subscription, waits.stream, waits.key, waits.position) = (held.subscription, held.stream, held.key, held.position)
LEFT JOIN deal_deal ON deal_deal.id::text = coalesce(fact.body->>'deal', held.key::text)
WHERE {seen} ORDER BY held.position LIMIT %s
"""
RECEIPTS = """
SELECT receipt.change, receipt.deal, coalesce(deal_deal.number, ''), receipt.market, receipt.station, receipt.topic,
       receipt.state, receipt.reason, receipt.opened
FROM kernel_receipt receipt LEFT JOIN deal_deal ON deal_deal.id = receipt.deal
WHERE receipt.state {state} AND {seen} ORDER BY receipt.opened, receipt.id LIMIT %s
"""
TIMERS = """
SELECT timer.id, timer.topic, timer.name, timer.market, timer.key, deal_deal.id, coalesce(deal_deal.number, ''), timer.due
FROM kernel_timer timer LEFT JOIN deal_deal ON deal_deal.id = timer.key
WHERE timer.due <= %s AND {seen} ORDER BY timer.due, timer.id LIMIT %s
"""


def held_facts(actor: Actor, *, limit: int = 200) -> tuple[StuckFact, ...]:
    """The first held fact of every key in the actor's markets, oldest first. Raises `NotAllowed` for anybody but staff."""
    seen = seen_by(actor, "fact")
    return tuple(
        StuckFact(
            id=identity, subscription=subscription, topic=topic, market=market, key=key, fact=fact, deal=deal,
            number=number, attempts=attempts, reason=reason, since=since, retry_at=retry_at, behind=behind, at=at,
            amount=Money.of(amount, currency) if amount and currency else None, retry_in=retry_in,
        )
        for (
            identity, subscription, topic, market, key, fact, deal, number, attempts, reason, since, retry_at, behind, at,
            amount, currency, retry_in,
        ) in _rows(HELD.format(seen=seen.sql), [*seen.parameters, limit])
    )  # fmt: skip


def open_receipts(actor: Actor, *, refused: bool = False, limit: int = 200) -> tuple[OpenReceipt, ...]:
    """Stations that owe an answer to a change, the longest first; `refused`: those that said no instead. Raises
    `NotAllowed`."""
    seen = seen_by(actor, "receipt")
    statement = RECEIPTS.format(state="= 'refused'" if refused else "= 'open'", seen=seen.sql)
    return tuple(
        OpenReceipt(
            change=change, deal=deal, number=number, market=market, station=station, topic=topic, state=state,
            reason=reason, opened=opened,
        )
        for change, deal, number, market, station, topic, state, reason, opened in _rows(
            statement, [*seen.parameters, limit]
        )
    )  # fmt: skip


def overdue_timers(actor: Actor, *, limit: int = 200) -> tuple[OverdueTimer, ...]:
    """Alarms that should have rung by now, the oldest first. Raises `NotAllowed`."""
    seen = seen_by(actor, "timer")
    return tuple(
        OverdueTimer(
            id=identity, topic=topic, name=name, market=market, key=key, deal=deal, number=number, due=due
        )
        for identity, topic, name, market, key, deal, number, due in _rows(
            TIMERS.format(seen=seen.sql), [now(), *seen.parameters, limit]
        )
    )  # fmt: skip


def seen_by(actor: Actor, table: str) -> Where:
    """Rows of the actor's markets. Raises `NotAllowed` for anybody but staff."""
    if not actor.is_system and actor.kind not in STAFF:
        raise NotAllowed(kind=actor.kind)
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return ALL
    return where(f"{table}.market = ANY(%s::text[])", sorted(actor.markets))


def _rows(statement: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    return ask(statement, parameters)
