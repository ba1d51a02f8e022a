"""Waking the outside: a world whose history was played by hand gets partners that go on where the history stopped."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.connect.bank import operations as bank
from murmelbahn.connect.bank import payouts
from murmelbahn.connect.carrier import operations as carrier
from murmelbahn.connect.carrier.messages import Transport
from murmelbahn.connect.lender import messages as loans
from murmelbahn.connect.lender import operations as lender
from murmelbahn.connect.models import Application, Loan, PlantOrder, Shipment
from murmelbahn.connect.plant import messages as orders
from murmelbahn.connect.plant import operations as plant
from murmelbahn.connect.registration import messages as plates
from murmelbahn.connect.registration import operations as authority
from murmelbahn.connect.rules import border
from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import DealFilter, DealView, Vehicle
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import now, today
from murmelbahn.kernel.money import Money
from murmelbahn.value import queries as value
from murmelbahn.value.terms import AdvanceState, CommitmentState
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import BuildState, RegistrationState

MANY = 100_000


def wake(actor: Actor) -> int:
    """Tell every partner what is open of every deal, one command each; twice changes nothing. Returns how many deals.

    For worlds that chose a behaviour after a history under `still`. Orders that the plant had scheduled keep their week.
    """
    found = deals.deals(actor, chosen=DealFilter(open_only=True), limit=MANY)
    for view in found:
        _plant(view)
        _carrier(view)
        _authority(view)
        if view.offer is not None and view.agreement:
            _lender(view)
            _payer(view)
    _agents()
    return len(found)


def _plant(view: DealView) -> None:
    build = vehicle.build(SYSTEM, build=view.build) if view.build is not None else None
    if build is None or PlantOrder.objects.filter(order=build.id).exists():
        return
    sold = vehicle.configuration(SYSTEM, configuration=build.configuration)
    content = border.write(
        orders.Order(
            order=build.id,
            deal=build.deal,
            model=sold.model,
            configuration=sold.id,
            items=sold.items,
            plant=build.plant,
        )
    )
    if build.state is BuildState.REQUESTED:
        plant.take(SYSTEM, content=content, market=view.market, seller=view.seller)
    elif build.state is BuildState.SCHEDULED and build.week is not None:
        plant.adopt(SYSTEM, content=content, week=build.week, market=view.market, seller=view.seller)


def _carrier(view: DealView) -> None:
    car = vehicle.car_of_deal(SYSTEM, deal=view.id)
    if car is None or car.transport is None or car.arrived or Shipment.objects.filter(vin=car.vin, open=True).exists():
        return
    message = Transport(vin=car.vin, subject=view.id, origin=car.place, place=car.transport.place)
    carrier.take(SYSTEM, content=border.write(message), market=view.market, seller=view.seller)


def _authority(view: DealView) -> None:
    car = vehicle.car_of_deal(SYSTEM, deal=view.id)
    asked = car.registration if car is not None else None
    if car is None or asked is None or asked.state is not RegistrationState.REQUESTED:
        return
    if not Application.objects.filter(registration=asked.id).exists():
        message = plates.Request(
            application=asked.id, vin=car.vin, deal=view.id, keeper=asked.keeper, place=asked.place
        )
        authority.take(SYSTEM, content=border.write(message), market=view.market, seller=view.seller)


def _lender(view: DealView) -> None:
    """Requests are decided; approvals given by hand are taken over, and paid if the car is handed over already."""
    known = set(Loan.objects.filter(deal=view.id).values_list("commitment", flat=True))
    where = {"market": view.market, "seller": view.seller}
    for one in value.commitments(SYSTEM, deal=view.id):
        if one.id in known:
            continue
        message = loans.Request(
            commitment=one.id,
            deal=view.id,
            lender=one.lender,
            kind=one.kind,
            amount=one.amount,
            recipient=one.recipient.party,
            recipient_version=one.recipient.version,
            car=one.car,
        )
        if one.state is CommitmentState.REQUESTED:
            lender.take(SYSTEM, content=border.write(message), **where)
        elif one.state is CommitmentState.APPROVED and one.valid_until is not None:
            lender.adopt(SYSTEM, content=border.write(message), valid_until=one.valid_until, **where)
            if view.vehicle is Vehicle.HANDED_OVER and value.open_items(SYSTEM, on=today(), deal=view.id):
                lender.pay(SYSTEM, deal=view.id)


def _agents() -> None:
    """Payments to agents that nobody executed are ordered again; the bank takes each order once."""
    for one in value.payouts(SYSTEM, open_only=True):
        payouts.send(one.id, key=one.id, at=now(), market=one.market, seller=one.seller)


def _payer(view: DealView) -> None:
    """Payment requests and claims that are open reach the payer again."""
    for asked in value.advances_of(SYSTEM, deal=view.id):
        if asked.state in (AdvanceState.ASKED, AdvanceState.PARTLY_PAID):
            _bill(view, bank.Bill.ADVANCE, asked.id, asked.amount - asked.received, asked.due_on)
    for item in value.open_items(SYSTEM, on=today(), deal=view.id):
        _bill(view, bank.Bill.INVOICE, item.document, item.open, item.due_on)


def _bill(view: DealView, bill: bank.Bill, document: UUID, amount: Money, due_on: date) -> None:
    bank.take_bill(
        SYSTEM,
        deal=view.id,
        document=document,
        bill=bill,
        amount=amount,
        due_on=due_on,
        market=view.market,
        seller=view.seller,
    )
