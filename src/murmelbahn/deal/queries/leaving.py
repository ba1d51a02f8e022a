"""How a customer can leave its contract today, and who asked to."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.holds import Seen
from murmelbahn.deal.queries.late import RUNNING
from murmelbahn.deal.queries.promise import binding_day
from murmelbahn.deal.queries.rows import find, parties_of, reach, view
from murmelbahn.deal.rules.leaving import LeavingFacts, stage, ways_out
from murmelbahn.deal.terms import Customer, DealView, LeaveStage, Leaving, Value, Variant, Vehicle
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import every, where
from murmelbahn.markets import queries as markets
from murmelbahn.value import queries as value

ASKED = RUNNING & where("deal_deal.leave_asked_at IS NOT NULL")
MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaver:
    """A customer that asks to leave, with what the seller usually asks for it."""

    deal: DealView
    leaving: Leaving


def leaving(actor: Actor, *, deal: UUID) -> Leaving:
    """The ways out of one running contract. Raises `NotFound`, also where there is none."""
    row = find(actor, deal)
    if row is None or row.end or row.closed or not row.agreement:
        raise NotFound(kind="deal", id=deal)
    return _leaving(Seen(row, parties_of([deal])[deal]))


def leavers(actor: Actor, *, market: str = "") -> tuple[Leaver, ...]:
    """Who waits for the seller's answer in the actor's reach, the longest first."""
    condition = reach(actor) & ASKED
    if market:
        condition &= where("deal_deal.market = %s", market)
    rows = every(Deal, condition, order=f"deal_deal.leave_asked_at, deal_deal.id LIMIT {MOST}")
    parties = parties_of([row.id for row in rows])
    return tuple(Leaver(deal=view(row, parties[row.id]), leaving=_leaving(Seen(row, parties[row.id]))) for row in rows)


def facts_of(seen: Seen) -> LeavingFacts:
    """What the rules ask, read from the row and the market."""
    row, rules, promised = seen.row, seen.market, binding_day(seen.row)
    return LeavingFacts(
        customer=Customer(row.customer),
        vehicle=Vehicle(row.vehicle),
        value=Value(row.value),
        variant=Variant(row.variant),
        today=seen.today,
        finance_until=row.finance_until,
        delay=markets.delay_dates(SYSTEM, market=rules.code, promised=promised) if promised else None,
        grace_days=rules.delay.grace_days,
        noticed_on=row.delay_noticed_on,
    )


def _leaving(seen: Seen) -> Leaving:
    row, facts = seen.row, facts_of(seen)
    books = value.settled(SYSTEM, deal=row.id)
    found = stage(facts)
    return Leaving(
        ways=ways_out(facts),
        notice_from=facts.delay.notice_from if facts.delay and facts.awaited else None,
        may_notice=facts.may_notice,
        noticed_on=row.delay_noticed_on,
        grace_until=facts.grace_until,
        may_ask=facts.may_ask and row.leave_asked_at is None,
        asked_at=row.leave_asked_at,
        asked_for=row.leave_reason,
        stage=found,
        fee=_fee(seen, found),
        received=books.receipts - books.refunds,
    )


def _fee(seen: Seen, found: LeaveStage) -> Money:
    match found:
        case LeaveStage.NOTHING:
            return Money.zero(seen.row.currency)
        case LeaveStage.FEE:
            return Money(seen.market.damages.leaving_fee, seen.row.currency)
        case LeaveStage.DAMAGES:
            gross = seen.agreement.totals.gross
            return markets.lump_sum_damages(SYSTEM, market=seen.row.market, gross=gross)
