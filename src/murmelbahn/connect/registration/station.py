"""Sends applications for plates to the authority."""

from __future__ import annotations

from murmelbahn.connect.registration.messages import Request
from murmelbahn.connect.registration.operations import take
from murmelbahn.connect.rules import border
from murmelbahn.connect.station import nothing_to_record
from murmelbahn.connect.terms import World
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import once
from murmelbahn.kernel.fact import Fact, Station
from murmelbahn.vehicle.facts import RegistrationRequested


def apply(fact: Fact[RegistrationRequested]) -> str:
    told = fact.body
    message = Request(application=told.registration, vin=told.vin, deal=told.deal, keeper=told.keeper, place=told.place)
    return once(str(fact.id), take)(SYSTEM, content=border.write(message), market=fact.market, seller=fact.seller)


STATIONS = [Station(World.REGISTRATION.value, {RegistrationRequested: (apply, nothing_to_record)})]
