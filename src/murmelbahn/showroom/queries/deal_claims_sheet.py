"""The claims of a deal, put together for their page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.accounts import queries as accounts
from murmelbahn.deal import queries as deals
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.money import total
from murmelbahn.markets import queries as markets
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.head import head_of
from murmelbahn.showroom.queries.money_sheet import CLAIMS
from murmelbahn.showroom.terms import ClaimCard, DealClaimsSheet, InterestLine, Waiving
from murmelbahn.value import queries as value
from murmelbahn.value.terms import InterestAhead, InterestState, InterestView, InvoiceKind, InvoiceView, is_interest

FINANCE = (ActorKind.NSC_FINANCE, ActorKind.OPERATOR)


def deal_claims_sheet(actor: Actor, *, deal: UUID, until: date | None = None) -> DealClaimsSheet:
    """Open amounts, reminders and interest up to `until`, without one up to today. Raises `NotFound`, `NotAllowed`, value's
    `InterestNotOver`, markets' `NoRule`."""
    view = deals.deal(actor, deal=deal)
    today = clock.read().astimezone(ZoneInfo(markets.market(SYSTEM, code=view.market).zone)).date()
    found = [one for one in if_there(lambda: value.invoices_of(actor, deal=deal)) or () if one.content.kind in CLAIMS]
    claims = tuple(_cards(actor, deal, found, today, until or today))
    return DealClaimsSheet(
        head=head_of(actor, deal=view),
        claims=claims,
        open=total((one.open for one in claims), claims[0].open.currency) if claims else None,
        today=today,
        until=until or today,
        due_on=markets.payment_due(SYSTEM, market=view.market, invoiced=today),
        writes_off=actor.kind in FINANCE,
    )


def _cards(actor: Actor, deal: UUID, found: Sequence[InvoiceView], today: date, until: date) -> list[ClaimCard]:
    if not found:
        return []
    reminders = value.reminders_of(actor, deal=deal)
    asked = value.interests_of(actor, deal=deal)
    people = accounts.colleagues(actor, subjects={one.decided_by for one in asked if one.decided_by})
    others = value.others_open(actor, deal=deal)
    return [
        ClaimCard(
            document=one.id,
            kind=one.content.kind,
            number=one.content.number,
            due_on=one.content.due_on,
            gross=one.content.amounts.gross,
            open=one.open,
            credited=one.credited,
            days_late=(today - one.content.due_on).days if one.content.due_on and one.open else 0,
            lent=one.content.kind is InvoiceKind.FINAL and bool(one.open) and one.open <= others,
            interest=is_interest(one.content),
            reminders=tuple(sent for sent in reminders if sent.document == one.id),
            ahead=_ahead(actor, one, asked, until),
            proposed=next((row for row in asked if row.document == one.id and _waits(row)), None),
            decided=tuple(_line(row, people) for row in asked if row.document == one.id and not _waits(row)),
        )
        for one in found
    ]


def _ahead(actor: Actor, document: InvoiceView, asked: Sequence[InterestView], until: date) -> InterestAhead | None:
    if any(row.document == document.id and _waits(row) for row in asked):
        return None
    return value.interest_ahead(actor, document=document.id, until=until)


def _waits(row: InterestView) -> bool:
    return row.state is InterestState.PROPOSED


def _line(row: InterestView, people: Mapping[UUID, str]) -> InterestLine:
    who = people.get(row.decided_by, "") if row.decided_by else ""
    return InterestLine(interest=row, who=who, known=row.reason in tuple(Waiving))
