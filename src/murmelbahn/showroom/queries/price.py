"""The price of a deal in words: what is agreed, or before that what is offered."""

from __future__ import annotations

from murmelbahn.deal.terms import DealView
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import today
from murmelbahn.markets import queries as markets
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.terms import PriceLine
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ContractTerms, Quote
from murmelbahn.vehicle import queries as vehicle


def terms_of(actor: Actor, *, deal: DealView) -> ContractTerms | None:
    """The terms in force, or those of the offer; none before there is one."""
    if deal.agreement > 0:
        agreed = if_there(lambda: value.agreement(actor, deal=deal.id))
        return agreed.terms if agreed else None
    if deal.offer is None:
        return None
    offered = deal.offer
    made = if_there(lambda: value.offer(actor, offer=offered, on=today(markets.market(SYSTEM, code=deal.market).zone)))
    return made.terms if made else None


def price_lines(actor: Actor, *, deal: DealView, terms: ContractTerms) -> tuple[PriceLine, ...]:
    """The lines that cost something or take something off."""
    return quote_lines(actor, deal=deal, quote=terms.quote)


def quote_lines(actor: Actor, *, deal: DealView, quote: Quote) -> tuple[PriceLine, ...]:
    """The same of a price that nobody has frozen yet."""
    sold = if_there(lambda: vehicle.configuration(actor, configuration=deal.configuration))
    catalogue = sold and if_there(lambda: vehicle.catalogue_of(actor, artefact=sold.artefact))
    titles = (
        {item.code: item.texts for item in catalogue.items} | {catalogue.model: catalogue.texts} if catalogue else {}
    )
    return tuple(
        PriceLine(kind=quote.called(line), title=titles.get(line.code, {}), line=line)
        for line in quote.lines
        if line.amount
    )
