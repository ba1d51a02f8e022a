"""Offer; withdrawal notice and receipt of the order; acceptance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.deal.operations.letters.details import details_of
from murmelbahn.deal.operations.letters.sheet import Occasion, Sheet, sheet_to
from murmelbahn.deal.queries.conditions import conditions_of_sale
from murmelbahn.deal.queries.correspondence import Thread, thread_of
from murmelbahn.deal.rules.letters import order
from murmelbahn.deal.rules.letters.contract import offered
from murmelbahn.deal.rules.letters.withdrawal import withdrawal_notice
from murmelbahn.documents.terms import DocumentKind
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.markets import queries as markets
from murmelbahn.value import queries as value
from murmelbahn.vehicle import queries as vehicle


@operation
def write_offer(actor: Actor, *, occasion: Occasion, deal: UUID, offer: UUID, configuration: UUID) -> UUID:
    """The offer as frozen. Returns the document. Raises `NotFound` to anyone but the platform, as all of these do."""
    thread = thread_of(actor, deal=deal)
    made = value.offer(SYSTEM, offer=offer, on=occasion.at.date())
    sold = vehicle.configuration(SYSTEM, configuration=configuration)
    agreed = offered(made, sold, vin=thread.vin if thread.stock else "")
    sheet = sheet_to(thread, agreed, made.terms.buyer, occasion=occasion, origin=agreed.origin(source=offer))
    details = details_of(sheet, sold, vin=agreed.vin, on=made.made_on, handover=made.terms.quote.tax_date)
    paper = order.offer(
        sheet.wording,
        sheet.frame,
        made,
        details=details,
        vin=agreed.vin,
        stock=thread.stock,
        list_price_step=thread.market.price.gross_list_price_rounds_down_to,
        law_until=markets.law_kept_until(
            SYSTEM, market=thread.market.code, contract=made.made_on, supply=made.terms.quote.tax_date
        ),
    )
    return sheet.freeze(occasion, DocumentKind.OFFER, paper)


@operation
def write_order_papers(actor: Actor, *, occasion: Occasion, deal: UUID, offer: UUID, answer_by: date) -> UUID:
    """The notice on withdrawal for the channel of this order, then the receipt, which it returns."""
    thread = thread_of(actor, deal=deal)
    made = value.offer(SYSTEM, offer=offer, on=occasion.at.date())
    sold = vehicle.configuration(SYSTEM, configuration=thread.configuration)
    agreed = offered(made, sold, vin=thread.vin if thread.stock else "")
    sheet = sheet_to(thread, agreed, made.terms.buyer, occasion=occasion, origin=agreed.origin(source=offer))
    verdict = customer.channel_of(SYSTEM, deal=deal, market=thread.market.code)
    notice = withdrawal_notice(sheet.wording, sheet.frame, verdict, until=None, quote=made.terms.quote)
    sheet.freeze(occasion, DocumentKind.WITHDRAWAL_NOTICE, notice)
    receipt = order.order_receipt(
        sheet.wording,
        sheet.frame.with_notices(*_conditions(thread, sheet)),
        made.terms.quote,
        vin=agreed.vin,
        stock=thread.stock,
        ordered_at=occasion.at,
        answer_by=answer_by,
        funding=thread.funding,
        advance=thread.advance,
    )
    return sheet.freeze(occasion, DocumentKind.ORDER_RECEIPT, receipt)


def _conditions(thread: Thread, sheet: Sheet) -> Iterator[str]:
    """In full, on paper that stays: the receipt is the customer's copy of what it agreed to (Directive 2011/83/EU art. 8(7))."""
    spoken = sheet.wording.language.value
    found = conditions_of_sale(SYSTEM, market=thread.market.code, kind=thread.kind, language=spoken)
    yield sheet.wording.letter("conditions.heading", edition=found.edition)
    for n, clause in enumerate(found.clauses, 1):
        yield f"{n}. {clause.title}: {clause.text}"
