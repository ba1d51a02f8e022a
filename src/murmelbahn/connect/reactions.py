"""The simulated worlds speak when their alarms ring: each writes its message, which comes in by its door.

Real partners need none of this: their messages come to the same doors by wire.
"""

from __future__ import annotations

from murmelbahn.connect import facts
from murmelbahn.connect.bank import inbound as bank_door
from murmelbahn.connect.bank import operations as bank
from murmelbahn.connect.carrier import inbound as carrier_door
from murmelbahn.connect.carrier import operations as carrier
from murmelbahn.connect.lender import inbound as lender_door
from murmelbahn.connect.lender import operations as lender
from murmelbahn.connect.plant import inbound as plant_door
from murmelbahn.connect.plant import operations as plant
from murmelbahn.connect.registration import inbound as authority_door
from murmelbahn.connect.registration import operations as authority
from murmelbahn.connect.screening import inbound as screening_door
from murmelbahn.connect.screening import operations as screening
from murmelbahn.connect.vat_id import inbound as register_door
from murmelbahn.connect.vat_id import operations as register
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import Fact, Subscription


def on_plant_due(actor: Actor, fact: Fact[facts.PlantDue]) -> None:
    if content := plant.speak(actor, due=fact.body):
        plant_door.receive(actor, content=content)


def on_carrier_due(actor: Actor, fact: Fact[facts.CarrierDue]) -> None:
    if content := carrier.speak(actor, due=fact.body):
        carrier_door.receive(actor, content=content)


def on_authority_due(actor: Actor, fact: Fact[facts.AuthorityDue]) -> None:
    authority_door.receive(actor, content=authority.speak(actor, due=fact.body))


def on_bank_due(actor: Actor, fact: Fact[facts.BankDue]) -> None:
    if content := bank.speak(actor, due=fact.body):
        bank_door.receive(actor, content=content)


def on_lender_due(actor: Actor, fact: Fact[facts.LenderDue]) -> None:
    if content := lender.speak(actor, due=fact.body):
        lender_door.receive(actor, content=content)


def on_screening_due(actor: Actor, fact: Fact[facts.ScreeningDue]) -> None:
    screening_door.receive(actor, content=screening.report(fact.body.party, fact.body.version))


def on_vat_id_due(actor: Actor, fact: Fact[facts.VatIdDue]) -> None:
    register_door.receive(actor, content=register.answer(fact.body.party, fact.body.version, fact.body.ask))


SUBSCRIPTIONS = [
    Subscription("connect.plant", {facts.PlantDue: on_plant_due}),
    Subscription("connect.carrier", {facts.CarrierDue: on_carrier_due}),
    Subscription("connect.registration", {facts.AuthorityDue: on_authority_due}),
    Subscription("connect.bank", {facts.BankDue: on_bank_due}),
    Subscription("connect.lender", {facts.LenderDue: on_lender_due}),
    Subscription("connect.screening", {facts.ScreeningDue: on_screening_due}),
    Subscription("connect.vat_id", {facts.VatIdDue: on_vat_id_due}),
]
