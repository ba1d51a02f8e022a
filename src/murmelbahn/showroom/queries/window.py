"""What every page of the shop window begins with: the market, its seller, its prices of today."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PartyCard, PartyKind
from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import LabelFacts, Variant, Wish
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.command import today
from murmelbahn.kernel.money import Money
from murmelbahn.markets import queries as markets
from murmelbahn.showroom.terms import MarketLine, PriceCard, PriceLine, Window
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ComponentKind, CustomerKind, Quote
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarView, Label, ModelCatalogue

REGISTERED = (ComponentKind.DELIVERY, ComponentKind.REGISTRATION_SERVICE, ComponentKind.AUTHORITY_FEE)


def market_lines(actor: Actor, *, chosen: str) -> tuple[MarketLine, ...]:
    """Every market that sells."""
    return tuple(MarketLine(code=one.code, chosen=one.code == chosen) for one in markets.live_markets(actor))


def home_market(actor: Actor) -> str:
    """The market in which a customer is registered; none for others."""
    if actor.kind is not ActorKind.CUSTOMER:
        return ""
    found = customer.parties_of(actor, limit=1)
    return found[0].market if found else ""


def seller_of(actor: Actor, *, market: str) -> str:
    """Who sells in a market. Raises `NotFound`."""
    return value.seller_in(actor, market=market)


def window(actor: Actor, *, market: str, kind: CustomerKind) -> Window:
    """The shop window of a live market today. Raises `MarketNotLive`, `UnknownMarket`, `NotFound` where nobody sells."""
    rules = markets.selling_market(actor, code=market)
    seller = value.seller_in(actor, market=rules.code)
    day = today(rules.zone)
    listed = value.price_list(actor, market=rules.code, seller=seller, customer_kind=kind, on=day)
    company = _company(actor, market=rules.code) if kind is CustomerKind.COMPANY else None
    return Window(
        market=rules,
        seller=seller,
        kind=kind,
        today=day,
        build=deals.usual_handover(actor, market=rules.code, variant=Variant.BUILD_TO_ORDER, on=day),
        listed=listed,
        services=listed.of_kind(*REGISTERED),
        delivery=listed.of_kind(ComponentKind.DELIVERY),
        buyer=company.party if company else None,
        company=company.name if company else "",
    )


def _company(actor: Actor, *, market: str) -> PartyCard | None:
    """The company that a customer buys for, when there is just one: its prices are shown, not those of any company."""
    if actor.kind is not ActorKind.CUSTOMER:
        return None
    cards = customer.parties_of(actor, market=market)
    firms = [one for one in cards if one.kind is PartyKind.COMPANY]
    return firms[0] if len(firms) == 1 else None


def wish_for(
    actor: Actor,
    shown: Window,
    *,
    model: str,
    artefact: str,
    items: tuple[str, ...],
    plates: bool,
    car: CarView | None = None,
    buyer: UUID | None = None,
) -> Wish:
    """A complete car as the deal room prices it; for a `buyer`, the window's unless named, with what was promised to it."""
    return Wish(
        market=shown.market.code,
        seller=shown.seller,
        customer_kind=shown.kind.value,
        model=model,
        items=items,
        included=vehicle.included_in(actor, artefact=artefact, items=items),
        technical=car.technical if car else vehicle.technical_of(actor, artefact=artefact, items=items),
        on=shown.today,
        extras=shown.services if plates else shown.delivery,
        car=car,
        buyer=buyer or shown.buyer,
    )


def weights_of(shown: Window, catalogue: ModelCatalogue) -> dict[str, int]:
    """Prices of a model's items in cents: the cheapest completion is the one with the least of them."""
    prices = shown.listed.prices
    return {item.code: int(prices[item.code].amount.amount * 100) for item in catalogue.items if item.code in prices}


def price_card(quote: Quote, titles: Mapping[str, dict[str, str]]) -> PriceCard:
    """A quote in words: every line that costs something or takes something off."""
    lines = tuple(
        PriceLine(kind=quote.called(line), title=titles.get(line.code, {}), line=line)
        for line in quote.lines
        if line.amount
    )
    return PriceCard(
        lines=lines, totals=quote.totals, net=quote.customer_kind is CustomerKind.COMPANY, binding=quote.binding
    )


def service_price(one: Quote, other: Quote) -> Money:
    """What registering by the outlet costs: the same car with and without it, as the page shows prices."""
    dearer, cheaper = sorted((one.totals, other.totals), key=lambda totals: totals.gross, reverse=True)
    if one.customer_kind is CustomerKind.COMPANY:
        return dearer.net + dearer.passthrough - cheaper.net - cheaper.passthrough
    return dearer.gross - cheaper.gross


def label_facts(actor: Actor, shown: Window, label: Label, *, car: CarView | None = None) -> LabelFacts:
    """What the label of a car in the window says today."""
    code = shown.market.code
    stock = deals.usual_handover(actor, market=code, variant=Variant.STOCK, on=shown.today)
    handover = stock if car else shown.build
    return deals.label_facts(actor, market=code, label=label, on=shown.today, handover=handover, car=car)
