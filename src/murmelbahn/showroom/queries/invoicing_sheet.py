"""The invoice ahead, put together for its page."""

from __future__ import annotations

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import InvoiceAhead, Role
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.money import Money
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.ahead import hold_lines
from murmelbahn.showroom.queries.head import head_of
from murmelbahn.showroom.queries.names import party_name
from murmelbahn.showroom.terms import InvoicingSheet
from murmelbahn.value import queries as value
from murmelbahn.value.terms import InvoiceKind, InvoiceView

REDETERMINE = (ActorKind.NSC_FINANCE, ActorKind.NSC_SALES)
TOLD_ABOVE = frozenset({"price_differs_at_tax_date", "tax_rule_unconfirmed"})
"""Holds that have a panel of their own on the page."""


def invoicing_sheet(actor: Actor, *, deal: UUID, planned: date | None = None) -> InvoicingSheet:
    """The invoice for a handover on `planned`; without one on the day of the appointment, or the planned one. Raises
    `NotFound`."""
    view = deals.deal(actor, deal=deal)
    zone = ZoneInfo(markets.market(SYSTEM, code=view.market).zone)
    today = clock.read().astimezone(zone).date()
    day = planned or _agreed_day(actor, deal, today, zone)
    ahead = if_there(lambda: deals.invoice_ahead(actor, deal=deal, planned=day))
    documents = if_there(lambda: value.invoices_of(actor, deal=deal)) or () if ahead else ()
    holds = [one for one in ahead.holds if one.code not in TOLD_ABOVE] if ahead else []
    return InvoicingSheet(
        head=head_of(actor, deal=view),
        version=view.version,
        today=today,
        rules=deals.tax_rules_open(actor, deal=deal, planned=day),
        ahead=ahead,
        holds=hold_lines(actor, holds=holds),
        recipient=party_name(actor, party=view.party(Role.INVOICE_RECIPIENT)),
        advance=_advance(ahead, documents),
        difference=ahead.now.gross - ahead.agreed.gross if ahead and ahead.differs else None,
        standing=next((one for one in reversed(documents) if _final(one)), None),
        confirms=actor.kind is ActorKind.NSC_FINANCE,
        redetermines=actor.kind in REDETERMINE,
        closed=ahead is not None and not retail.hands_over_on(actor, outlet=view.outlet, on=ahead.planned),
    )


def _agreed_day(actor: Actor, deal: UUID, today: date, zone: ZoneInfo) -> date | None:
    """The day of the handover appointment, where it is still to come."""
    found = if_there(lambda: retail.appointment(actor, deal=deal))
    on = found.starts.astimezone(zone).date() if found else None
    return on if on and on >= today else None


def _advance(ahead: InvoiceAhead | None, documents: tuple[InvoiceView, ...]) -> Money | None:
    if ahead is None:
        return None
    asked = [one.content.amounts.gross for one in documents if _standing(one, InvoiceKind.ADVANCE)]
    return sum(asked, Money.zero(ahead.agreed.gross.currency)) if asked else None


def _final(one: InvoiceView) -> bool:
    return _standing(one, InvoiceKind.FINAL)


def _standing(one: InvoiceView, kind: InvoiceKind) -> bool:
    return one.content.kind is kind and not one.credited
