"""The acceptance queue, put together for its page."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Customer, DealFilter, Gate, OrderWaiting, QueuePlace, Role
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries import ahead
from murmelbahn.showroom.queries.head import standing
from murmelbahn.showroom.queries.names import model_title, party_name, party_names
from murmelbahn.showroom.queries.office.choices import market_choices
from murmelbahn.showroom.queries.office.waiting_proofs import waiting_proofs
from murmelbahn.showroom.terms import Audience
from murmelbahn.showroom.terms.office import Declining, DecliningSheet, OrderLine, OrdersSheet
from murmelbahn.value.terms import LENT, FundingKind

PAGE = 25
WAITING = DealFilter(gate=Gate.ACCEPTANCE, open_only=True)


def orders_sheet(actor: Actor, *, market: str = "", after: str = "") -> OrdersSheet:
    """A page of the queue. Raises `BadInput` for a place that does not exist."""
    counted = deals.counts(actor, chosen=WAITING)
    place = QueuePlace.parse(after) if after else None
    found = deals.orders_waiting(actor, market=market, after=place, limit=PAGE + 1)
    page = found[:PAGE]
    names = party_names(actor, parties=[one.deal.party(Role.BUYER) for one in page])
    outlets = _outlets(actor, page)
    today = {code: _today(code) for code in {one.deal.market for one in page}}
    return OrdersSheet(
        markets=market_choices(counted.market, total=counted.total, chosen=market),
        lines=tuple(_line(actor, one, names, outlets, today[one.deal.market]) for one in page),
        total=counted.market.get(market, 0) if market else counted.total,
        after=str(page[-1].place) if len(found) > PAGE else "",
        first=not after,
        waiting=waiting_proofs(actor, market=market) if not after else (),
    )


def declining_sheet(actor: Actor, *, deal: UUID) -> DecliningSheet:
    """One order that somebody is about to refuse. Raises `NotFound`."""
    view = deals.deal(actor, deal=deal)
    return DecliningSheet(
        id=view.id,
        number=view.number,
        version=view.version,
        customer=party_name(actor, party=view.party(Role.BUYER)),
        title=model_title(actor, deal=view),
        standing=standing(view, audience=Audience.NATIONAL),
        waits=view.customer is Customer.ORDERED and view.end is None,
        reasons=tuple(Declining),
    )


def _outlets(actor: Actor, page: tuple[OrderWaiting, ...]) -> dict[UUID, str]:
    """Names of the outlets, market by market."""
    found = (outlet for code in {one.deal.market for one in page} for outlet in retail.outlets(actor, market=code))
    return {outlet.outlet: outlet.name for outlet in found}


def _today(market: str) -> date:
    return clock.read().astimezone(ZoneInfo(markets.market(SYSTEM, code=market).zone)).date()


def _line(
    actor: Actor, order: OrderWaiting, names: dict[UUID, str], outlets: dict[UUID, str], today: date
) -> OrderLine:
    view = order.deal
    lent = FundingKind(order.funding) in LENT
    days = markets.market(SYSTEM, code=view.market).finance
    return OrderLine(
        id=view.id,
        number=view.number,
        version=view.version,
        customer=names.get(view.party(Role.BUYER), ""),
        title=model_title(actor, deal=view),
        market=view.market,
        variant=view.variant,
        outlet=outlets.get(view.outlet, ""),
        total=order.total,
        advance=view.advance,
        funding=f"value.funding_kind.{order.funding}",
        lender=order.lender,
        answer_by=order.answer_by,
        days=(order.answer_by - today).days if order.answer_by else None,
        law_until=order.law_until,
        law_lost=order.law_until is not None and order.law_until < today,
        finance_day=today + timedelta(days=days.days) if lent else None,
        finance_latest=today + timedelta(days=days.most_days) if lent else None,
        holds=ahead.hold_lines(actor, holds=order.holds),
    )
