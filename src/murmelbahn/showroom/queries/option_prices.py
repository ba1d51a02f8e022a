"""What an option costs: how much the total moves with it, wherever a tax depends on the whole car."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from murmelbahn.deal import queries as deals
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.money import Money, total
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import PriceBasis, TaxKind
from murmelbahn.showroom.queries.window import wish_for
from murmelbahn.showroom.terms import Window
from murmelbahn.value.terms import CustomerKind
from murmelbahn.vehicle.terms import FamilyView, ModelCatalogue

Car = frozenset[str]
"""The items of a car, whole or with one family open."""
Sides = tuple[Car, Car, list[Money]]


def regtax_of(shown: Window) -> str:
    """The code of the tax that looks at the whole car: by it an option moves more than its own VAT. "" where there is none."""
    taxes = (tax.code for tax in shown.market.taxes if tax.kind is TaxKind.REGISTRATION_TAX and tax.in_total)
    return next(taxes, "")


def option_prices(
    actor: Actor, shown: Window, catalogue: ModelCatalogue, *, items: tuple[str, ...], plates: bool
) -> dict[str, Money]:
    """What each option costs in this car: with VAT for private customers, without for companies. Where a registration tax looks
    at price and CO2 of the whole car, it is what the total gains by the option, all taxes in: two options of a family differ
    by what the total differs."""
    single = single_prices(shown, codes=(item.code for item in catalogue.items))
    if not regtax_of(shown) or shown.kind is CustomerKind.COMPANY:
        return single
    sides = dict(_sides(catalogue, frozenset(items), single))
    totals = _totals(
        actor, shown, catalogue, {car for fitted, bare, _ in sides.values() for car in (fitted, bare)}, plates
    )
    return {
        code: total([totals[fitted] - totals[bare], *paid], totals[bare].currency)
        for code, (fitted, bare, paid) in sides.items()
    }


def single_prices(shown: Window, *, codes: Iterable[str]) -> dict[str, Money]:
    """What an item costs by itself: with VAT for private customers, without for companies."""
    prices: dict[str, Money] = {}
    net_wanted = shown.kind is CustomerKind.COMPANY
    for code in codes:
        listed = shown.listed.prices.get(code)
        if listed is None or not listed.amount:
            continue
        if (shown.listed.basis is PriceBasis.NET) is net_wanted:
            prices[code] = listed.amount
        elif net_wanted:
            prices[code] = markets.split_gross(
                SYSTEM, market=shown.market.code, gross=listed.amount, on=shown.today
            ).net
        else:
            prices[code] = markets.split_net(SYSTEM, market=shown.market.code, net=listed.amount, on=shown.today).gross
    return prices


def _sides(catalogue: ModelCatalogue, car: Car, single: Mapping[str, Money]) -> Iterator[tuple[str, Sides]]:
    """Of each option with a price the car that has it, the car that does not, and what of the family that one has paid for. A
    package comes with its contents. Of a family of which one is chosen, the car that does not has the cheapest of it."""
    contents = {item.code: frozenset(item.contains) for item in catalogue.items}
    for family in catalogue.families:
        for code in family.items:
            if code not in single:
                continue
            if family.at_most == 1:
                rest, free = car - set(family.items), _cheapest(family, single)
                yield code, (rest | {code}, rest | free, [single[one] for one in free if one in single])
            else:
                brought = {code} | contents[code]
                yield code, (car | brought, car - brought, [])


def _cheapest(family: FamilyView, single: Mapping[str, Money]) -> Car:
    """Nothing where the family can be left out."""
    if family.at_least == 0:
        return frozenset()
    priced = sorted(family.items, key=lambda code: single[code].amount if code in single else 0)
    return frozenset(priced[:1])


def _totals(
    actor: Actor, shown: Window, catalogue: ModelCatalogue, cars: Iterable[Car], plates: bool
) -> dict[Car, Money]:
    """The total of each car: lists and campaigns are read once for all of them."""
    asked = list(cars)
    order = {item.code: place for place, item in enumerate(catalogue.items)}
    wishes = [
        wish_for(
            actor,
            shown,
            model=catalogue.model,
            artefact=catalogue.artefact,
            items=tuple(sorted(car, key=lambda code: order[code])),
            plates=plates,
        )
        for car in asked
    ]
    quotes = deals.estimates(actor, wishes=wishes)
    return {car: quote.totals.gross for car, quote in zip(asked, quotes, strict=True)}
