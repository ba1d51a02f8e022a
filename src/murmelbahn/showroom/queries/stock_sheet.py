"""Cars that are built already: searched by what people ask for, each with its price."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Variant
from murmelbahn.kernel.actor import Actor
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.looks import look_of
from murmelbahn.showroom.queries.window import label_facts, market_lines, window, wish_for
from murmelbahn.showroom.queries.words import first_of
from murmelbahn.showroom.terms import Answer, Facet, StockCard, StockSheet
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarClass, CarView, StockCounts, StockWish

LOOKED = 240
"""So many cars are priced and sorted at most; the search says so when there are more."""
PAGE = 12
PRICES = (25_000, 30_000, 40_000, 50_000, 60_000, 80_000)


def stock_sheet(
    actor: Actor, *, market: str, kind: CustomerKind, wish: StockWish, below: int = 0, page: int = 1
) -> StockSheet:
    """A page of free cars, the cheapest first. `below`: at most this price in whole units; 0 does not restrict."""
    lines = market_lines(actor, chosen=market)
    if not market:
        return StockSheet(
            markets=lines,
            market="",
            kind=kind,
            facets=(),
            prices=PRICES,
            below=0,
            cars=(),
            total=0,
            looked=0,
            page=1,
            pages=1,
        )
    shown = window(actor, market=market, kind=kind)
    counts = vehicle.stock_counts(actor, wish=wish)
    cars = vehicle.stock(actor, wish=wish, limit=LOOKED)
    outlets = {one.code: f"{one.name}, {one.address.city}" for one in retail.outlets(actor, market=market)}
    sold = [vehicle.configuration(actor, configuration=car.configuration) for car in cars]
    wishes = [
        wish_for(actor, shown, model=one.model, artefact=one.artefact, items=one.items, plates=False, car=car)
        for car, one in zip(cars, sold, strict=True)
    ]
    models = vehicle.catalogues(actor, market=market, order_date=shown.today, build_date=shown.build)
    words = {one.artefact: one for one in models}
    older = {one.artefact for one in sold} - set(words)
    words |= {one.artefact: one for one in vehicle.catalogues_of(actor, artefacts=older)}
    handover = deals.usual_handover(actor, market=market, variant=Variant.STOCK, on=shown.today)
    found = []
    for car, one, quote in zip(cars, sold, deals.estimates(actor, wishes=wishes), strict=True):
        catalogue = words[one.artefact]
        price = quote.totals.net if kind is CustomerKind.COMPANY else quote.totals.gross
        if below and price.amount > below:
            continue
        found.append(
            StockCard(
                vin=car.vin,
                title=catalogue.texts,
                paint=first_of(catalogue, "paint", one.items),
                engine=first_of(catalogue, "engine", one.items),
                look=look_of(car.model, catalogue.body, one.items, car.technical.powertrain),
                car_class=f"vehicle.car_class.{car.car_class}",
                place=outlets.get(car.place, car.place),
                arrived=car.arrived,
                handover=max(handover, _estimate(car) or handover),
                price=price,
                odometer_km=car.odometer_km,
                first_registration=car.first_registration,
                label=label_facts(actor, shown, vehicle.label_of_values(actor, technical=car.technical), car=car),
            )
        )
    found.sort(key=lambda card: (card.price, card.vin))
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(page, 1), pages)
    return StockSheet(
        markets=lines,
        market=market,
        kind=kind,
        facets=_facets(wish, counts, outlets, {one.model: one.texts for one in models}),
        prices=PRICES,
        below=below,
        cars=tuple(found[(page - 1) * PAGE : page * PAGE]),
        total=counts.total if not below else len(found),
        looked=len(cars),
        page=page,
        pages=pages,
        company=shown.company,
    )


def _estimate(car: CarView) -> date | None:
    """When a car that is on its way is expected."""
    return car.transport.estimate if car.transport and not car.arrived else None


def _facets(
    wish: StockWish, counts: StockCounts, outlets: Mapping[str, str], models: Mapping[str, dict[str, str]]
) -> tuple[Facet, ...]:
    """The questions of the search with how many cars each answer has."""
    here = () if wish.arrived is None else ("yes" if wish.arrived else "no",)
    arrived = {"yes": counts.arrived.get("true", 0), "no": counts.arrived.get("false", 0)}
    by_class = {str(one): counts.classes.get(one, 0) for one in CarClass}
    places = {code: {"en": name} for code, name in outlets.items()}
    return (
        _facet("model", wish.models, {code: counts.models.get(code, 0) for code in models}, "", models),
        _facet("place", wish.places, {code: counts.places.get(code, 0) for code in outlets}, "", places),
        _facet("class", [str(one) for one in wish.classes], by_class, "vehicle.car_class", {}),
        _facet("here", here, arrived, "showroom.stock.here", {}),
    )


def _facet(
    name: str, chosen: Sequence[str], counts: Mapping[str, int], prefix: str, words: Mapping[str, dict[str, str]]
) -> Facet:
    return Facet(
        name=name,
        title=f"showroom.stock.{name}",
        answers=tuple(
            Answer(
                code=code,
                label=f"{prefix}.{code}" if prefix else "",
                texts=words.get(code, {}),
                count=number,
                chosen=code in chosen,
            )
            for code, number in counts.items()
            if number or code in chosen
        ),
    )
