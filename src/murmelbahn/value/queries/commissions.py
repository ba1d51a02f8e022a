"""Commission by month and by deal: an adviser sees its agents', the national company its markets'."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import today
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.rows import ALL, Where, where
from murmelbahn.kernel.sql import ask
from murmelbahn.markets import queries as markets
from murmelbahn.value.queries.access import NATIONAL, require
from murmelbahn.value.queries.documents import legal_entity
from murmelbahn.value.queries.frozen import thaw
from murmelbahn.value.rules.months import closable
from murmelbahn.value.terms import CommissionBill, CommissionBooked, CommissionMonth, CommissionPart, InvoiceContent

BOOKED = """
SELECT line.deal, line.agent, line.market, line.seller, line.part, line.cause, line."on", line.amount, line.currency,
       line.bill, coalesce(paper.number, '')
FROM value_commission line LEFT JOIN value_invoice paper ON paper.id = line.bill
WHERE {chosen} ORDER BY line."on", line.id
"""
MONTHS = """
SELECT to_char(line."on", 'YYYY-MM') AS month, line.agent, line.market, line.seller, count(DISTINCT line.deal),
       sum(line.amount), coalesce(sum(line.amount) FILTER (WHERE line.bill IS NOT NULL), 0), line.currency
FROM value_commission line WHERE {chosen}
GROUP BY 1, line.agent, line.market, line.seller, line.currency ORDER BY 1 DESC, line.agent
"""

BILLS = """
SELECT line.id, line.number, line.issued_on, line.sign * line.net, line.sign * line.gross, line.currency, line.content
FROM (SELECT *, CASE WHEN kind = 'claw_back' THEN -1 ELSE 1 END AS sign FROM value_invoice
      WHERE kind IN ('commission', 'claw_back')) line
WHERE {chosen} ORDER BY line.issued_on, line.id
"""


def commission_booked(actor: Actor, *, month: str, agent: UUID | None = None) -> tuple[CommissionBooked, ...]:
    """The lines of a month (`2027-02`) in the order in which they were booked. Raises `NotAllowed`."""
    chosen = _seen(actor, agent) & where("to_char(line.\"on\", 'YYYY-MM') = %s", month)
    return tuple(
        CommissionBooked(
            deal=deal,
            agent=whose,
            market=market,
            seller=seller,
            part=CommissionPart(part),
            cause=cause,
            on=on,
            amount=Money.of(amount, currency),
            bill=bill,
            number=number,
        )
        for deal, whose, market, seller, part, cause, on, amount, currency, bill, number in _rows(BOOKED, chosen)
    )


def commission_months(actor: Actor, *, agent: UUID | None = None) -> tuple[CommissionMonth, ...]:
    """Every month in which something was booked, newest first. Raises `NotAllowed`."""
    return tuple(
        CommissionMonth(
            month=month,
            agent=whose,
            market=market,
            seller=seller,
            deals=deals,
            amount=Money.of(amount, currency),
            settled=Money.of(settled, currency),
        )
        for month, whose, market, seller, deals, amount, settled, currency in _rows(MONTHS, _seen(actor, agent))
    )


def commission_bills(actor: Actor, *, agent: UUID) -> tuple[CommissionBill, ...]:
    """The self-billed documents of an agent, oldest first. Raises `NotAllowed`."""
    chosen = _seen(actor, agent)
    return tuple(
        CommissionBill(
            id=identity,
            number=number,
            month=thaw(InvoiceContent, content).reason,
            issued_on=issued_on,
            net=Money.of(net, currency),
            gross=Money.of(gross, currency),
        )
        for identity, number, issued_on, net, gross, currency, content in _rows(BILLS, chosen)
    )


def closable_months(actor: Actor, *, seller: str) -> tuple[str, ...]:
    """The months of a seller's market that a person can close, newest first. Raises `NotFound`."""
    market = legal_entity(actor, seller=seller).market
    return closable(today(markets.market(SYSTEM, code=market).zone))


def _seen(actor: Actor, agent: UUID | None) -> Where:
    named = ALL if agent is None else where("line.agent = %s", agent)
    if actor.kind is ActorKind.ADVISER:
        return named & where("line.agent = ANY(%s::uuid[])", list(actor.agents))
    require(actor, *NATIONAL, ActorKind.SYSTEM)
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return named
    return named & where("line.market = ANY(%s::text[])", sorted(actor.markets))


def _rows(statement: str, chosen: Where) -> list[tuple[Any, ...]]:
    return ask(statement.format(chosen=chosen.sql), chosen.parameters)
