"""The price of a car before there is a deal: computed as the offer will be, so both are the same to the cent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from murmelbahn.deal.queries.planned import usual_day
from murmelbahn.deal.rules.tax_inputs import tax_inputs
from murmelbahn.deal.terms import Variant, Wish
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import today
from murmelbahn.markets import queries as markets
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ComponentKind, CustomerKind, PricedItem, Quote, QuoteRequest
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import Incomplete


def estimates(actor: Actor, *, wishes: Sequence[Wish]) -> tuple[Quote, ...]:
    """One quote a wish. Raises value's `PriceMissing` and the markets' refusals for a missing tax input."""
    return value.quotes(actor, requests=[_request(wish) for wish in wishes])


def estimate(
    actor: Actor, *, artefact: str, items: tuple[str, ...], market: str, customer_kind: CustomerKind, region: str = ""
) -> Quote:
    """What a complete car of a model's artefact costs who orders it today in a live market, delivered, handed over when cars
    usually are. An offer asks for the same and fixes it.

    Raises `MarketNotLive`, `UnknownMarket`, `NotFound` where nobody sells or there is no such artefact, vehicle's
    `UnknownItem` and `Incomplete` for what cannot be built, value's `PriceMissing`.
    """
    rules = markets.selling_market(actor, code=market)
    day = today(rules.zone)
    seller = value.seller_in(actor, market=rules.code)
    if broken := vehicle.check(actor, artefact=artefact, items=items):
        raise Incomplete(rules=broken)
    listed = value.price_list(actor, market=rules.code, seller=seller, customer_kind=customer_kind, on=day)
    wish = Wish(
        market=rules.code,
        seller=seller,
        customer_kind=customer_kind.value,
        model=vehicle.catalogue_of(actor, artefact=artefact).model,
        items=items,
        included=vehicle.included_in(actor, artefact=artefact, items=items),
        technical=vehicle.technical_of(actor, artefact=artefact, items=items),
        on=day,
        extras=listed.of_kind(ComponentKind.DELIVERY),
        region=region,
    )
    (quote,) = estimates(actor, wishes=[wish])
    return quote


def usual_handover(actor: Actor, *, market: str, variant: Variant, on: date) -> date:
    """The day a car offered on `on` is usually handed over: an estimate, a working day of the market, and the tax date of its
    offer."""
    return usual_day(market=market, variant=variant, offered=on)


def _request(wish: Wish) -> QuoteRequest:
    variant = Variant.BUILD_TO_ORDER if wish.car is None else Variant.STOCK
    return QuoteRequest(
        market=wish.market,
        seller=wish.seller,
        customer_kind=CustomerKind(wish.customer_kind),
        items=(
            PricedItem(code=wish.model),
            *(PricedItem(code=code, included=code in wish.included) for code in wish.items),
            *(PricedItem(code=code) for code in wish.extras),
        ),
        model=wish.model,
        order_date=wish.on,
        tax_date=usual_day(market=wish.market, variant=variant, offered=wish.on),
        inputs=tax_inputs(wish.technical, region=wish.region, car=wish.car, contract_date=wish.on),
        buyer=wish.buyer,
    )
