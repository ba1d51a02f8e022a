"""What comes with a car: delivery always, registration where it is wished for."""

from __future__ import annotations

from datetime import date

from murmelbahn.deal.rules.registrar import registrar
from murmelbahn.deal.terms import Registrar
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.markets import queries as markets
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ComponentKind, CustomerKind, Quote

ALWAYS = (ComponentKind.DELIVERY,)
REGISTERED = (ComponentKind.DELIVERY, ComponentKind.REGISTRATION_SERVICE, ComponentKind.AUTHORITY_FEE)


def registrar_by(quote: Quote) -> Registrar:
    """Who registers the car, by what the price says was sold and by the market of the sale."""
    rules = markets.market(SYSTEM, code=quote.market).registration
    return registrar((line.kind for line in quote.lines), by_agent_allowed=rules.by_agent_allowed)


def services_of(
    actor: Actor, *, market: str, customer_kind: str, registration: bool, on: date, seller: str = ""
) -> tuple[str, ...]:
    """Priced item codes beside the car, from the seller's list: what an offer takes as extras."""
    listed = value.price_list(
        actor,
        market=market,
        seller=seller or value.seller_in(actor, market=market),
        customer_kind=CustomerKind(customer_kind),
        on=on,
    )
    return listed.of_kind(*(REGISTERED if registration else ALWAYS))
