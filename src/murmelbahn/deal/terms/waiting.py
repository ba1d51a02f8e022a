"""For whom a deal waits, in one look at its states: a table read from the top, in Python and in SQL. What exactly is in the
way, the gates say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from murmelbahn.deal.terms.states import Customer, Mender, Registrar, Value, Variant, Vehicle
from murmelbahn.deal.terms.views import DealView

V, C, M = Vehicle, Customer, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """One row: these states wait for somebody. Empty means any. `run_out`: only where an offer was made and ran out;
    `cooling`: only while a period of withdrawal runs; `lent`: only where a lender pays, `leased`: only where that is a lessor;
    `unbuilt`: only where no build was released;
    `asked`: only while a lender was asked and has yet to answer; `applied`: only while the registration office was."""

    code: str
    who: Mender
    customer: tuple[Customer, ...] = ()
    vehicle: tuple[Vehicle, ...] = ()
    value: tuple[Value, ...] = ()
    variant: Variant | None = None
    registrar: Registrar | None = None
    run_out: bool = False
    cooling: bool = False
    lent: bool = False
    leased: bool = False
    unbuilt: bool = False
    asked: bool = False
    applied: bool = False

    def fits(self, deal: DealView, *, today: date, asked: bool, applied: bool) -> bool:
        return (
            (not self.customer or deal.customer in self.customer)
            and (not self.vehicle or deal.vehicle in self.vehicle)
            and (not self.value or deal.value in self.value)
            and self.variant in (None, deal.variant)
            and self.registrar in (None, deal.registrar)
            and (not self.run_out or deal.run_out)
            and (not self.cooling or deal.cooling(today))
            and (not self.lent or deal.lent)
            and (not self.leased or deal.leased)
            and not (self.unbuilt and deal.build is not None)
            and (not self.asked or asked)
            and (not self.applied or applied)
        )


BOUND = (C.CONTRACTED, C.PAPERS_COMPLETE, C.APPOINTED)
AT_PLANT = (V.ALLOCATED, V.SCHEDULED, V.FROZEN)
UNFUNDED = (M.AGREED, M.ADVANCE_HELD)
"""Where a contract stands whose loan or lease is not there yet."""
ON_ROAD = (V.BUILT, V.IN_TRANSIT)
WAITS: tuple[Wait, ...] = (
    Wait(code="renewal", who=Mender.ADVISER, customer=(C.LEAD, C.IDENTIFIED), run_out=True),
    Wait(code="proof", who=Mender.CUSTOMER, customer=(C.LEAD,)),
    Wait(code="offer", who=Mender.ADVISER, customer=(C.IDENTIFIED,)),
    Wait(code="order", who=Mender.CUSTOMER, customer=(C.OFFERED,)),
    Wait(code="acceptance", who=Mender.NSC_SALES, customer=(C.ORDERED,)),
    Wait(code="cooling_off", who=Mender.CLOCK, customer=(C.COOLING_OFF,), cooling=True),
    Wait(code="settling", who=Mender.NSC_FINANCE, customer=(C.RECEIVED, C.COOLING_OFF, C.SETTLED)),
    Wait(code="successor", who=Mender.NSC_SALES, vehicle=(V.CHOSEN,), customer=BOUND),
    Wait(code="advance", who=Mender.CUSTOMER, value=(M.ADVANCE_ASKED,)),
    Wait(code="lender", who=Mender.LENDER, customer=BOUND, value=UNFUNDED, asked=True),
    Wait(code="lessor", who=Mender.NSC_SALES, customer=BOUND, value=UNFUNDED, leased=True),
    Wait(code="funding", who=Mender.CUSTOMER, customer=BOUND, value=UNFUNDED, lent=True),
    Wait(code="release", who=Mender.NSC_SALES, vehicle=(V.ALLOCATED,), variant=Variant.BUILD_TO_ORDER, unbuilt=True),
    Wait(code="plant", who=Mender.PLANT, vehicle=AT_PLANT, variant=Variant.BUILD_TO_ORDER),
    Wait(code="payment", who=Mender.CUSTOMER, value=(M.INVOICED,)),
    Wait(code="transport", who=Mender.CARRIER, vehicle=ON_ROAD),
    Wait(code="transport", who=Mender.CARRIER, vehicle=(V.ALLOCATED,), variant=Variant.STOCK),
    Wait(code="preparation", who=Mender.ADVISER, vehicle=(V.ARRIVED,)),
    Wait(code="invoice", who=Mender.NSC_FINANCE, value=(M.AGREED, M.ADVANCE_HELD, M.FUNDING_SET)),
    Wait(code="papers", who=Mender.CUSTOMER, customer=(C.CONTRACTED,)),
    Wait(code="appointment", who=Mender.ADVISER, customer=(C.PAPERS_COMPLETE,)),
    Wait(code="registration", who=Mender.AUTHORITY, vehicle=(V.PREPARED,), registrar=Registrar.OUTLET, applied=True),
    Wait(code="application", who=Mender.ADVISER, vehicle=(V.PREPARED,), registrar=Registrar.OUTLET),
    Wait(code="handover", who=Mender.ADVISER, vehicle=(V.PREPARED, V.REGISTERED)),
)


def waiting(deal: DealView, *, today: date, asked: bool = False, applied: bool = False) -> Wait | None:
    """The first row that fits; none for a deal that is done or has ended. `asked`: a lender has yet to answer; `applied`: the
    registration office has."""
    if deal.closed or deal.end is not None:
        return None
    return next((row for row in WAITS if row.fits(deal, today=today, asked=asked, applied=applied)), None)
