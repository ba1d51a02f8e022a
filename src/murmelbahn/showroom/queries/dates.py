"""Every date of a deal that is known, each with what kind of date it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from murmelbahn.deal.terms import Customer, DealView, Vehicle
from murmelbahn.retail.terms import Appointment
from murmelbahn.showroom.terms import DateCard, PaymentCard
from murmelbahn.vehicle.terms import BuildView, CarView

AT_PLANT = (Vehicle.ALLOCATED, Vehicle.SCHEDULED, Vehicle.FROZEN, Vehicle.BUILT)


AWAITED = ("planned", "promised", "arrival", "appointment_proposed", "appointment_confirmed")
"""Kinds of dates on which something is to happen that has not happened yet."""


def still(card: DateCard, *, today: date) -> DateCard:
    """The card; past, where something should have happened before today."""
    day = card.at.astimezone(ZoneInfo(card.zone)).date() if card.at else card.on
    late = card.kind in AWAITED and day is not None and day < today
    return replace(card, past=True) if late else card


def dates_of(
    deal: DealView,
    *,
    appointment: Appointment | None,
    car: CarView | None,
    build: BuildView | None,
    payment: PaymentCard | None,
    zone: str,
    today: date,
) -> Iterator[DateCard]:
    """In the order of the deal: what was agreed, what is expected, what is binding."""
    for card in _known(deal, appointment, car, build, payment, zone):
        yield still(card, today=today)


def _known(
    deal: DealView,
    appointment: Appointment | None,
    car: CarView | None,
    build: BuildView | None,
    payment: PaymentCard | None,
    zone: str,
) -> Iterator[DateCard]:
    if deal.contract_date is not None:
        yield DateCard(kind="contract", on=deal.contract_date)
    if deal.finance_until is not None:
        yield DateCard(kind="finance", on=deal.finance_until)
    if build is not None and build.promised is not None and deal.vehicle in AT_PLANT:
        yield DateCard(kind="promised", on=build.promised)
    transport = car.transport if car is not None else None
    if transport is not None and transport.estimate is not None and deal.vehicle is Vehicle.IN_TRANSIT:
        yield DateCard(kind="arrival", on=transport.estimate, spread=transport.spread_days)
    if payment is not None and payment.due_on is not None:
        yield DateCard(kind="payment", on=payment.due_on)
    if car is not None and car.handed_over_on is not None:
        yield DateCard(kind="handed_over", on=car.handed_over_on)
    elif appointment is not None:
        yield DateCard(kind=f"appointment_{appointment.state}", at=appointment.starts, zone=zone)
    elif deal.planned_handover is not None and deal.customer is not Customer.SETTLED:
        yield DateCard(kind="planned", on=deal.planned_handover)
    if deal.withdrawal_until is not None:
        yield DateCard(kind="withdrawal", on=deal.withdrawal_until)
