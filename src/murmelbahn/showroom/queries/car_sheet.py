"""One car in full: a kept configuration by its code, or a stock car by its VIN."""

from __future__ import annotations

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Variant
from murmelbahn.kernel.actor import Actor
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.cards import care_card
from murmelbahn.showroom.queries.kept_sheet import kept_ids
from murmelbahn.showroom.queries.looks import look_of
from murmelbahn.showroom.queries.window import label_facts, price_card, service_price, weights_of, window, wish_for
from murmelbahn.showroom.queries.words import by_family, first_of
from murmelbahn.showroom.terms import CareCard, CarSheet, Window
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarView, ConfigurationView, ModelCatalogue


def kept_car_sheet(actor: Actor, *, code: str, kind: CustomerKind, plates: bool) -> CarSheet:
    """A configuration somebody kept, at today's prices of its market. Raises `NotFound`."""
    found = vehicle.shared_configuration(actor, code=code)
    return _sheet(actor, found, None, code=code, kind=kind, plates=plates)


def stock_car_sheet(actor: Actor, *, vin: str, kind: CustomerKind, plates: bool) -> CarSheet:
    """A free car of the stock. Raises `NotFound`, also for one that is kept for somebody."""
    car = vehicle.car(actor, vin=vin)
    found = vehicle.configuration(actor, configuration=car.configuration)
    return _sheet(actor, found, car, code="", kind=kind, plates=plates)


def _sheet(
    actor: Actor, found: ConfigurationView, car: CarView | None, *, code: str, kind: CustomerKind, plates: bool
) -> CarSheet:
    shown = window(actor, market=found.market, kind=kind)
    catalogue = vehicle.catalogue_of(actor, artefact=found.artefact)
    cheapest = vehicle.complete(actor, artefact=found.artefact, choices=(), weights=weights_of(shown, catalogue))
    wishes = [
        wish_for(actor, shown, model=found.model, artefact=found.artefact, items=found.items, plates=plates, car=car),
        wish_for(
            actor, shown, model=found.model, artefact=found.artefact, items=found.items, plates=not plates, car=car
        ),
        wish_for(actor, shown, model=found.model, artefact=found.artefact, items=cheapest, plates=False),
    ]
    quote, other, base = deals.estimates(actor, wishes=wishes)
    titles = {item.code: item.texts for item in catalogue.items}
    technical = car.technical if car else found.technical
    variant = Variant.STOCK if car else Variant.BUILD_TO_ORDER
    return CarSheet(
        market=found.market,
        kind=kind,
        vin=car.vin if car else "",
        code=code,
        configuration=found.id,
        model=found.model,
        year=found.model_year,
        title=catalogue.texts,
        look=look_of(found.model, catalogue.body, found.items, technical.powertrain),
        engine=first_of(catalogue, "engine", found.items),
        paint=first_of(catalogue, "paint", found.items),
        equipment=by_family(catalogue, found.items),
        price=price_card(quote, titles | {found.model: catalogue.texts}),
        base=base.totals.gross,
        label=label_facts(actor, shown, vehicle.label_of_values(actor, technical=technical), car=car),
        power_kw=technical.power_kw,
        mass_kg=technical.mass_kg,
        seats=technical.seats,
        handover=deals.usual_handover(actor, market=found.market, variant=variant, on=shown.today),
        plates=plates,
        plates_price=service_price(quote, other),
        plates_gross=abs(quote.totals.gross - other.totals.gross),
        again=".".join(_again(actor, shown, catalogue, found.items, cheapest)),
        kept=found.id in kept_ids(actor) if actor.parties else False,
        place=_place(actor, car),
        car_class=car.car_class.value if car else "",
        arrived=car.arrived if car else False,
        odometer_km=car.odometer_km if car else 0,
        first_registration=car.first_registration if car else None,
    )


def _again(
    actor: Actor, shown: Window, catalogue: ModelCatalogue, items: tuple[str, ...], cheapest: tuple[str, ...]
) -> tuple[str, ...]:
    """Choices that lead to this car: what differs from the cheapest, unless that is not enough; then everything."""
    own = tuple(code for code in items if code not in cheapest)
    weights = weights_of(shown, catalogue)
    reached = vehicle.complete(actor, artefact=catalogue.artefact, choices=own, weights=weights)
    return own if set(reached) == set(items) else items


def _place(actor: Actor, car: CarView | None) -> CareCard | None:
    if car is None:
        return None
    outlets = retail.outlets(actor, market=car.market)
    found = next((one for one in outlets if one.code == car.place), None)
    return care_card(found) if found else None
