"""Test drives: what one has booked, what is free, and one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PartyKind
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.retail.terms import DriveState, Outlet, Slot, TestDrive
from murmelbahn.showroom.queries import cards
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.names import party_name
from murmelbahn.showroom.terms import DriveLine, DriveSheet, DrivesSheet, Pick, SlotLine, audience_of
from murmelbahn.ui.rules.formats import HOUSE
from murmelbahn.vehicle import queries as vehicle

SHOWN_DAYS = 10


def drives_sheet(
    actor: Actor,
    *,
    market: str,
    outlet: UUID | None = None,
    model: str = "",
    party: UUID | None = None,
    moving: UUID | None = None,
) -> DrivesSheet:
    """Own drives, and what is free in a market; an adviser who named none looks at that of its outlet. Raises `NotFound` for an
    outlet or a booking that is not there."""
    who, run = _party(actor, party), tuple(_run(actor))
    market = market or next((one.market for one in run), "")
    slots = retail.free_slots(actor, market=market) if market else ()
    offering = {one.outlet for one in slots}
    places = (
        {one.outlet: one for one in retail.outlets(actor, market=market) if one.outlet in offering} if market else {}
    )
    if outlet is not None and outlet not in places:
        outlet = None
    at_place = [one for one in slots if outlet is None or one.outlet == outlet]
    names = model_names(actor, market=market, codes={one.model for one in slots}) if market else {}
    chosen = [one for one in at_place if model in ("", one.model)] if outlet else []
    zone = places[outlet].zone if outlet else HOUSE.key
    if moving is not None:
        retail.drive(actor, test_drive=moving)
    return DrivesSheet(
        audience=audience_of(actor),
        market=market,
        own=_own(actor, who),
        outlets=tuple(_place(one, chosen=one.outlet == outlet) for one in places.values()),
        models=tuple(
            Pick(code=code, title=names[code], more="", chosen=code == model)
            for code in sorted({one.model for one in at_place})
        ),
        days=_days(chosen, zone, names),
        run=tuple(_place(one, chosen=False) for one in run),
        zone=zone,
        party=who,
        customer=party_name(actor, party=who) if who and actor.kind is not ActorKind.CUSTOMER else "",
        moving=moving,
    )


def drive_sheet(actor: Actor, *, test_drive: UUID) -> DriveSheet:
    """One booking. Raises `NotFound`."""
    found = retail.drive(actor, test_drive=test_drive)
    outlet = retail.outlet(actor, outlet=found.outlet)
    names = model_names(actor, market=outlet.market, codes={found.model})
    return DriveSheet(
        audience=audience_of(actor),
        line=_line(found, outlet, next(iter(names.values()))),
        care=cards.care_card(outlet),
        customer=party_name(actor, party=found.party) if actor.kind is not ActorKind.CUSTOMER else "",
        party=found.party,
        licence=found.licence_check is not None,
        odometer_out=found.odometer_out,
        booked=True,
        moving=None,
    )


def slot_sheet(actor: Actor, *, slot: UUID, party: UUID | None = None, moving: UUID | None = None) -> DriveSheet:
    """A slot before it is booked. Raises `NotFound`."""
    found: Slot = retail.slot(actor, slot=slot)
    outlet = retail.outlet(actor, outlet=found.outlet)
    who = _party(actor, party)
    title = model_names(actor, market=outlet.market, codes={found.model})[found.model]
    return DriveSheet(
        audience=audience_of(actor),
        line=DriveLine(
            id=found.slot,
            title=title,
            outlet=outlet.name,
            at=found.starts,
            until=found.ends,
            zone=outlet.zone,
            state="",
            open=True,
        ),
        care=cards.care_card(outlet),
        customer=party_name(actor, party=who) if who and actor.kind is not ActorKind.CUSTOMER else "",
        party=who,
        licence=False,
        odometer_out=None,
        booked=False,
        moving=moving,
    )


def _party(actor: Actor, party: UUID | None) -> UUID | None:
    """For whom: the customer itself, or whom the adviser names and sees."""
    if actor.kind is ActorKind.CUSTOMER:
        own = customer.parties_of(actor)
        people = [one.party for one in own if one.kind is PartyKind.PRIVATE] or [one.party for one in own]
        return people[0] if people else None
    if party is None:
        return None
    customer.ref(actor, party=party)
    return party


def _own(actor: Actor, party: UUID | None) -> tuple[DriveLine, ...]:
    if party is None:
        return ()
    return drives_of(actor, [one for one in retail.drives(actor, party=party) if one.state is not DriveState.CANCELLED])


def drives_of(actor: Actor, found: Sequence[TestDrive]) -> tuple[DriveLine, ...]:
    """Test drives as lines, the newest first."""
    places = {one.outlet: retail.outlet(actor, outlet=one.outlet) for one in found}
    names: dict[str, dict[str, str]] = {}
    for place in {place.market: place for place in places.values()}.values():
        codes = {one.model for one in found if places[one.outlet].market == place.market}
        names |= model_names(actor, market=place.market, codes=codes)
    lines = [_line(one, places[one.outlet], names[one.model]) for one in found]
    return tuple(reversed(lines))


def _line(found: TestDrive, outlet: Outlet, title: dict[str, str]) -> DriveLine:
    return DriveLine(
        id=found.test_drive,
        title=title,
        outlet=outlet.name,
        at=found.starts,
        until=found.ends,
        zone=outlet.zone,
        state=found.state.value,
        open=found.state is DriveState.BOOKED and found.starts > clock.read(),
    )


def _run(actor: Actor) -> Iterator[Outlet]:
    """Outlets at which an adviser works; one that has closed is left out."""
    for outlet in sorted(actor.outlets):
        found = if_there(partial(retail.outlet, actor, outlet=outlet))
        if found is not None:
            yield found


def _place(outlet: Outlet, *, chosen: bool) -> Pick:
    address = outlet.address
    more = f"{address.street}, {address.postal_code} {address.city}"
    return Pick(code=str(outlet.outlet), title={"en": outlet.name}, more=more, chosen=chosen)


def _days(
    slots: Sequence[Slot], zone: str, names: dict[str, dict[str, str]]
) -> tuple[tuple[date, tuple[SlotLine, ...]], ...]:
    place = ZoneInfo(zone)
    lines = [SlotLine(slot=one.slot, at=one.starts, until=one.ends, title=names[one.model]) for one in slots]
    days = [(day, tuple(group)) for day, group in groupby(lines, key=lambda one: one.at.astimezone(place).date())]
    return tuple(days[:SHOWN_DAYS])


def model_names(actor: Actor, *, market: str, codes: set[str]) -> dict[str, dict[str, str]]:
    """Names of models by language; the code where the product model of today does not know it."""
    today = clock.read().astimezone(ZoneInfo(markets.market(SYSTEM, code=market).zone)).date()
    known = vehicle.models(actor, market=market, order_date=today, build_date=today) if codes else ()
    found = {one.model: one.texts for one in known}
    return {code: found.get(code, {"en": code}) for code in codes}
