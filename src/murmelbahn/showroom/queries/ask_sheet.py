"""The last questions before an offer."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PartyCard, PartyKind
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.car_sheet import kept_car_sheet, stock_car_sheet, totals_for
from murmelbahn.showroom.terms import AskSheet, CarSheet, OrdererLine, OutletLine, audience_of

SHOWN = 20


def ask_sheet(
    actor: Actor, *, code: str = "", vin: str = "", plates: bool = False, party: UUID | None = None, name: str = ""
) -> AskSheet:
    """The car, for whom it can be offered, and which outlets can look after it. `name`: part of a customer's name, for staff
    who look for one. Raises `NotFound`."""
    private = _car(actor, code, vin, CustomerKind.PRIVATE, plates)
    cards = _parties(actor, private.market, name, party)
    chosen = _chosen(actor, cards, party)
    companies = [one.party for one in cards[:SHOWN] if one.kind is PartyKind.COMPANY]
    totals = (
        totals_for(actor, code=code, vin=vin, kind=CustomerKind.COMPANY, plates=plates, buyers=companies)
        if companies
        else {}
    )
    firm = chosen is not None and chosen.kind is PartyKind.COMPANY
    car = _car(actor, code, vin, CustomerKind.COMPANY, plates, chosen.party) if chosen and firm else private
    ours = [
        one
        for one in retail.outlets(actor, market=car.market)
        if actor.kind is not ActorKind.ADVISER or one.outlet in actor.outlets
    ]
    here = car.place.name if car.place else ""
    first = next((one.outlet for one in ours if one.name == here), ours[0].outlet if ours else None)
    return AskSheet(
        audience=audience_of(actor),
        car=car,
        orderers=tuple(
            OrdererLine(
                party=one.party,
                name=one.name,
                city=one.city,
                kind=one.kind.value,
                total=totals.get(one.party, private.price.total),
                chosen=one is chosen,
            )
            for one in cards[:SHOWN]
        ),
        more=len(cards) > SHOWN,
        outlets=tuple(
            OutletLine(
                outlet=one.outlet,
                name=one.name,
                place=f"{one.address.postal_code} {one.address.city}",
                chosen=one.outlet == first,
            )
            for one in ours
        ),
    )


def _chosen(actor: Actor, cards: list[PartyCard], party: UUID | None) -> PartyCard | None:
    """Whoever is named; else a customer buys for herself, unless she says that she does not: as a company she would have no
    right of withdrawal. Staff go on with the newest."""
    named = next((one for one in cards if one.party == party), None)
    if named is not None or actor.kind is not ActorKind.CUSTOMER:
        return named or next(iter(cards), None)
    person = next((one for one in cards if one.kind is PartyKind.PRIVATE), None)
    return person or (cards[0] if len(cards) == 1 else None)


def _car(actor: Actor, code: str, vin: str, kind: CustomerKind, plates: bool, buyer: UUID | None = None) -> CarSheet:
    if vin:
        return stock_car_sheet(actor, vin=vin, kind=kind, plates=plates, buyer=buyer)
    return kept_car_sheet(actor, code=code, kind=kind, plates=plates, buyer=buyer)


def _parties(actor: Actor, market: str, name: str, party: UUID | None) -> list[PartyCard]:
    """Customers of this market that the reader may act for: the one that is named, then the newest."""
    found = customer.parties_of(actor, limit=SHOWN + 1, text=name, market=market, newest_first=True)
    named = customer.cards_of(actor, parties=(party,)) if party else ()
    first = [one for one in named if one.market == market]
    return first + [one for one in found if one.party != party]
