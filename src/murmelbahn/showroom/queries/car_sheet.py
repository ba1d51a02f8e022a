"""One car in full: a kept configuration by its code, or a stock car by its VIN."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Variant
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.money import Money
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.cards import care_card
from murmelbahn.showroom.queries.kept_sheet import kept_ids
from murmelbahn.showroom.queries.looks import look_of
from murmelbahn.showroom.queries.window import label_facts, price_card, service_price, weights_of, window, wish_for
from murmelbahn.showroom.queries.words import by_family, first_of
from murmelbahn.showroom.terms import CareCard, CarSheet, ContractLink, Window
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarView, ConfigurationView, ModelCatalogue


def kept_car_sheet(actor: Actor, *, code: str, kind: CustomerKind, plates: bool, buyer: UUID | None = None) -> CarSheet:
    """A configuration somebody kept, at today's prices of its market; for a `buyer` at its own. Raises `NotFound`."""
    found, _ = _found(actor, code, "")
    return _sheet(actor, found, None, code=code, kind=kind, plates=plates, buyer=buyer)


def stock_car_sheet(actor: Actor, *, vin: str, kind: CustomerKind, plates: bool, buyer: UUID | None = None) -> CarSheet:
    """A free car of the stock. Raises `NotFound`, also for one that is kept for somebody."""
    found, car = _found(actor, "", vin)
    return _sheet(actor, found, car, code="", kind=kind, plates=plates, buyer=buyer)


def totals_for(
    actor: Actor, *, code: str, vin: str, kind: CustomerKind, plates: bool, buyers: Sequence[UUID]
) -> dict[UUID, Money]:
    """What one car costs each of several buyers: a company may have been promised a share off the list. Raises
    `NotFound`."""
    found, car = _found(actor, code, vin)
    shown = window(actor, market=found.market, kind=kind)
    wish = wish_for(actor, shown, model=found.model, artefact=found.artefact, items=found.items, plates=plates, car=car)
    quotes = deals.estimates(actor, wishes=[replace(wish, buyer=one) for one in buyers])
    return {buyer: quote.totals.gross for buyer, quote in zip(buyers, quotes, strict=True)}


def _found(actor: Actor, code: str, vin: str) -> tuple[ConfigurationView, CarView | None]:
    if not vin:
        return vehicle.shared_configuration(actor, code=code), None
    car = vehicle.car(actor, vin=vin)
    return vehicle.configuration(actor, configuration=car.configuration), car


def _sheet(
    actor: Actor,
    found: ConfigurationView,
    car: CarView | None,
    *,
    code: str,
    kind: CustomerKind,
    plates: bool,
    buyer: UUID | None,
) -> CarSheet:
    shown = window(actor, market=found.market, kind=kind)
    catalogue = vehicle.catalogue_of(actor, artefact=found.artefact)
    cheapest = vehicle.complete(actor, artefact=found.artefact, choices=(), weights=weights_of(shown, catalogue))
    wish = wish_for(
        actor,
        shown,
        model=found.model,
        artefact=found.artefact,
        items=found.items,
        plates=plates,
        car=car,
        buyer=buyer,
    )
    wishes = [
        wish,
        replace(wish, extras=shown.delivery if plates else shown.services),
        wish_for(actor, shown, model=found.model, artefact=found.artefact, items=cheapest, plates=False, buyer=buyer),
    ]
    quote, other, base = deals.estimates(actor, wishes=wishes)
    titles = {item.code: item.texts for item in catalogue.items}
    technical = car.technical if car else found.technical
    variant = Variant.STOCK if car else Variant.BUILD_TO_ORDER
    return CarSheet(
        market=found.market,
        kind=kind,
        company=shown.company,
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
        changes=_changes(actor, found.market) if code and actor.kind is ActorKind.CUSTOMER else (),
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


def _changes(actor: Actor, market: str) -> tuple[ContractLink, ...]:
    """The reader's own contracts whose car this one could become."""
    found = deals.changeable_deals(actor, market=market)
    return tuple(ContractLink(deal=one.id, number=one.number) for one in found)


def _place(actor: Actor, car: CarView | None) -> CareCard | None:
    if car is None:
        return None
    outlets = retail.outlets(actor, market=car.market)
    found = next((one for one in outlets if one.code == car.place), None)
    return care_card(found) if found else None
