"""The price of a deal: vehicle's items and values brought together with value's price lists and the market's taxes."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.deal.rules.tax_inputs import tax_inputs
from murmelbahn.deal.terms import DealView, Role
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.money import Money
from murmelbahn.markets.terms import TaxInputs
from murmelbahn.value import queries as value
from murmelbahn.value.terms import CustomerKind, PricedItem, Quote, QuoteRequest
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarView, ConfigurationView, Technical


def request_for(
    deal: DealView,
    *,
    configuration: ConfigurationView,
    car: CarView | None,
    extras: tuple[str, ...],
    order_date: date,
    tax_date: date,
    contract_date: date | None = None,
    campaigns: tuple[str, ...] | None = None,
    guaranteed: Money | None = None,
    confirmed_rules: tuple[str, ...] = (),
    inputs: TaxInputs | None = None,
) -> QuoteRequest:
    """The question to value: items of the configuration, extras of the deal, tax inputs of its car if it has one (unless
    `inputs` are known)."""
    inputs = inputs or tax_inputs(
        technical_of(configuration, car), region=deal.region, car=car, contract_date=contract_date or order_date
    )
    included = vehicle.included_items(SYSTEM, configuration=configuration.id)
    items = (
        PricedItem(code=configuration.model),
        *(PricedItem(code=code, included=code in included) for code in configuration.items),
        *(PricedItem(code=code) for code in extras),
    )
    return QuoteRequest(
        market=deal.market,
        seller=deal.seller,
        customer_kind=CustomerKind(deal.customer_kind),
        items=items,
        model=configuration.model,
        order_date=order_date,
        tax_date=tax_date,
        inputs=inputs,
        buyer=deal.party(Role.BUYER),
        orderer=deal.party(Role.ORDERER),
        campaigns=campaigns,
        guaranteed=guaranteed,
        confirmed_rules=confirmed_rules,
    )


def technical_of(configuration: ConfigurationView, car: CarView | None) -> Technical:
    """The values of a configuration are a forecast; the car that was built to it has its own."""
    return car.technical if car is not None and car.configuration == configuration.id else configuration.technical


def agreed_quote(deal: UUID) -> Quote:
    """The price of the current contract version as frozen."""
    return value.agreement(SYSTEM, deal=deal).terms.quote
