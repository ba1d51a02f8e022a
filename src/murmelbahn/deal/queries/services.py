"""What comes with a car: delivery always, registration where it is wished for."""

from __future__ import annotations

from datetime import date

from murmelbahn.kernel.actor import Actor
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ComponentKind, CustomerKind

ALWAYS = (ComponentKind.DELIVERY,)
REGISTERED = (ComponentKind.DELIVERY, ComponentKind.REGISTRATION_SERVICE, ComponentKind.AUTHORITY_FEE)


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
