"""All cars of a market: what they are, where they stand, for whom, and what holds them back."""

from __future__ import annotations

from murmelbahn.deal import queries as deals
from murmelbahn.kernel.actor import Actor
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.office.choices import choices
from murmelbahn.showroom.queries.office.goods import catalogues_in, day_in, market_of
from murmelbahn.showroom.terms.office.goods import YardLine, YardSheet
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarClass, CarState, YardWish

PAGE = 25


def yard_sheet(
    actor: Actor,
    *,
    market: str = "",
    state: CarState | None = None,
    car_class: CarClass | None = None,
    stopped: bool = False,
    text: str = "",
    after: str = "",
) -> YardSheet:
    """A page of cars by VIN. Raises `NotFound` for a market that is not the reader's."""
    market, others = market_of(actor, market)
    wish = YardWish(market=market, state=state, car_class=car_class, stopped=True if stopped else None, text=text)
    counts = vehicle.yard_counts(actor, wish=wish)
    cars = vehicle.yard(actor, wish=wish, after=after, limit=PAGE + 1)
    names = {one.model: one.texts for one in catalogues_in(actor, market, day_in(actor, market))}
    places = {one.code: one.name for one in retail.outlets(actor, market=market)}
    numbers = {one.id: one.number for one in deals.these(actor, deals={one.deal for one in cars if one.deal})}
    return YardSheet(
        markets=others,
        market=market,
        states=choices(
            CarState, counts.states, total=sum(counts.states.values()), chosen=state, prefix="vehicle.car_state"
        ),
        classes=choices(
            CarClass, counts.classes, total=sum(counts.classes.values()), chosen=car_class, prefix="vehicle.car_class"
        ),
        stopped=counts.stopped,
        only_stopped=stopped,
        text=text,
        lines=tuple(
            YardLine(
                car=one,
                title=names.get(one.model, {"en": one.model}),
                place=places.get(one.place, one.place),
                number=numbers.get(one.deal, "") if one.deal else "",
            )
            for one in cars[:PAGE]
        ),
        total=counts.total,
        after=cars[PAGE - 1].vin if len(cars) > PAGE else "",
        first=not after,
    )
