"""The price waterfall: named components in a fixed order, taxes by the market, lines that sum to the total to the cent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from murmelbahn.kernel.money import Money, Taxed, total
from murmelbahn.markets.terms import PricedAmount, TaxKind, TaxResult
from murmelbahn.value.terms import (
    Campaign,
    ComponentKind,
    ItemPrice,
    NothingLeft,
    PriceBasis,
    PriceMissing,
    Quote,
    QuoteLine,
    QuoteRequest,
    Totals,
    Treatment,
)

_CAR = Treatment(
    in_vat_base=True, in_regtax_base=True, refundable_on_withdrawal=True, in_list_price=True, in_commission_base=True
)
_DISCOUNT = Treatment(
    in_vat_base=True, in_regtax_base=True, refundable_on_withdrawal=True, in_list_price=False, in_commission_base=True
)
_SERVICE = Treatment(
    in_vat_base=True, in_regtax_base=True, refundable_on_withdrawal=True, in_list_price=False, in_commission_base=False
)
_BESIDE = Treatment(
    in_vat_base=True, in_regtax_base=False, refundable_on_withdrawal=True, in_list_price=False, in_commission_base=False
)
TREATMENT: Mapping[ComponentKind, Treatment] = {
    ComponentKind.BASE: _CAR,
    ComponentKind.OPTION: _CAR,
    ComponentKind.PAINT: _CAR,
    ComponentKind.PACKAGE: _CAR,
    ComponentKind.STOCK_CLASS: _DISCOUNT,
    ComponentKind.FRAMEWORK_DISCOUNT: _DISCOUNT,
    ComponentKind.CAMPAIGN: _DISCOUNT,
    ComponentKind.GUARANTEE: _SERVICE,
    ComponentKind.DELIVERY: _SERVICE,
    ComponentKind.GUARANTEE_REST: _BESIDE,
    ComponentKind.REGISTRATION_SERVICE: _BESIDE,
    ComponentKind.CHANGE_FEE: _SERVICE,
    ComponentKind.AUTHORITY_FEE: Treatment(
        in_vat_base=False,
        in_regtax_base=False,
        refundable_on_withdrawal=False,
        in_list_price=False,
        in_commission_base=False,
    ),
}
"""Base of registration tax: everything paid for the car, delivery and change fees included (NoVAG 5). The guarantee is the
seller's cost, so it does not lower the agent's commission. An authority fee was paid to the authority and is gone."""

_PLACE = {kind: place for place, kind in enumerate(ComponentKind)}


@dataclass(frozen=True, slots=True)
class Component:
    """One step before taxes; `amount` in the list's basis, discounts negative."""

    kind: ComponentKind
    code: str
    amount: Money

    @property
    def priced(self) -> PricedAmount:
        treatment = TREATMENT[self.kind]
        return PricedAmount(self.code, self.amount, treatment.in_vat_base, treatment.in_regtax_base)


def items(request: QuoteRequest, prices: Mapping[str, ItemPrice]) -> tuple[Component, ...]:
    """The ordered items as components in waterfall order. Raises `PriceMissing` for an item without a price."""
    found = []
    for item in request.items:
        price = prices.get(item.code)
        if price is None:
            raise PriceMissing(market=request.market, item=item.code, order_date=request.order_date)
        amount = Money.zero(price.amount.currency) if item.included else price.amount
        found.append(Component(price.kind, item.code, amount))
    return tuple(sorted(found, key=lambda one: _PLACE[one.kind]))


def with_campaigns(components: Sequence[Component], campaigns: Sequence[Campaign]) -> tuple[Component, ...]:
    """Insert the chosen campaigns. A percentage is taken of the list price and rounded half up. Raises `NothingLeft`
    where they reach or exceed that price."""
    currency = components[0].amount.currency
    list_price = total((one.amount for one in components if TREATMENT[one.kind].in_list_price), currency)
    given = tuple(
        Component(one.kind, one.code, -(one.amount or list_price.times((one.percent or Decimal(0)) / 100)))
        for one in campaigns
    )
    discounts = total((one.amount for one in given), currency)
    if given and list_price + discounts <= Money.zero(currency):
        raise NothingLeft(price=list_price, discounts=-discounts, campaigns=tuple(one.code for one in campaigns))
    return tuple(sorted((*components, *given), key=lambda one: _PLACE[one.kind]))


def guaranteed(adjustment: PricedAmount) -> Component:
    """What a price guarantee changes: of the car, or a few cents beside it."""
    kind = ComponentKind.GUARANTEE if adjustment.in_regtax_base else ComponentKind.GUARANTEE_REST
    return Component(kind, adjustment.code, adjustment.amount)


def commission_base(components: Sequence[Component], basis: PriceBasis, vat_rate: Decimal) -> Money:
    """The vehicle's net: base, options, paint, packages and discounts; no delivery, registration, taxes."""
    currency = components[0].amount.currency
    vehicle = total((one.amount for one in components if TREATMENT[one.kind].in_commission_base), currency)
    return vehicle if basis is PriceBasis.NET else Taxed.from_gross(vehicle, vat_rate).net


def assemble(
    request: QuoteRequest, components: Sequence[Component], result: TaxResult, campaigns: Sequence[str]
) -> Quote:
    """The quote of components and the taxes computed on them, in the same order."""
    lines = tuple(
        QuoteLine(
            number=number,
            kind=component.kind,
            code=component.code,
            amount=component.amount,
            net=share.taxed.net,
            vat=share.taxed.tax,
            gross=share.taxed.gross,
        )
        for number, (component, share) in enumerate(zip(components, result.amounts, strict=True), start=1)
    )
    vat_rate = next((one.rate for one in result.lines if one.kind is TaxKind.VAT and one.rate is not None), Decimal(0))
    return Quote(
        market=request.market,
        seller=request.seller,
        customer_kind=request.customer_kind,
        basis=result.basis,
        model=request.model,
        order_date=request.order_date,
        tax_date=request.tax_date,
        inputs=request.inputs,
        lines=lines,
        taxes=result.lines,
        totals=Totals.of(result.net, result.vat, result.registration_tax, result.passthrough),
        commission_base=commission_base(components, result.basis, vat_rate),
        vat_rate=vat_rate,
        campaigns=tuple(campaigns),
        release=result.release,
        binding=set(result.unconfirmed) <= set(request.confirmed_rules),
    )
