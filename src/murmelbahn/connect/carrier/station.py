"""Sends transport orders to the carrier."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.connect.carrier.messages import Transport
from murmelbahn.connect.carrier.operations import take
from murmelbahn.connect.rules import border
from murmelbahn.connect.station import nothing_to_record
from murmelbahn.connect.terms import World
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import once
from murmelbahn.kernel.fact import Fact, Station
from murmelbahn.vehicle.facts import TransportRequested


def bring(fact: Fact[TransportRequested]) -> UUID | None:
    told = fact.body
    message = Transport(vin=told.vin, subject=told.deal or told.car, origin=told.origin, place=told.place)
    return once(str(fact.id), take)(SYSTEM, content=border.write(message), market=fact.market, seller=fact.seller)


STATIONS = [Station(World.CARRIER.value, {TransportRequested: (bring, nothing_to_record)})]
