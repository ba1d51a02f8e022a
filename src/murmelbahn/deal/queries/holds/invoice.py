"""What holds the invoice gate."""

from __future__ import annotations

from datetime import date

from murmelbahn.deal.queries.funding import split_of
from murmelbahn.deal.queries.holds.order import vat_id_needed, vat_id_valid
from murmelbahn.deal.queries.holds.repriced import requote
from murmelbahn.deal.queries.holds.seen import Seen
from murmelbahn.deal.rules.gates import invoice as gate
from murmelbahn.deal.rules.lessor import lessor_missing
from murmelbahn.deal.terms import Gate, Hold, Role, Value, evaluate
from murmelbahn.value.terms import LENT, FundingKind
from murmelbahn.vehicle.terms import CarView

FIRM_SPREAD_DAYS = 3
"""An arrival estimated within three days either way is firm enough to invoice."""


def invoice_holds(seen: Seen, *, planned_handover: date) -> tuple[Hold, ...]:
    """Rows that keep the invoice from being issued for a planned handover."""
    row = seen.row
    car = seen.car
    sold = seen.sold
    agreed = seen.agreement.terms.quote
    now = requote(seen, tax_date=planned_handover)
    recipient = seen.party(Role.INVOICE_RECIPIENT)
    confirmed = set(row.rules_confirmed)
    lent = row.funding_kind in LENT
    unconfirmed = tuple(line.rule for line in now.taxes if not line.confidence.binding and line.rule not in confirmed)
    # a car that is not built yet differs from nothing: that it is missing is a row of its own
    facts = gate.InvoiceFacts(
        vin_known=car is not None,
        arrival_firm=at_place(seen) or firm_arrival(seen) is not None,
        built_as_sold=car is None or set(car.features) == set(sold.features),
        wltp_agrees=car is None or car.technical.co2_g_km <= sold.technical.co2_g_km,
        lessor_missing=lessor_missing(seen.view, lessor=seen.lessor),
        recipient_final=bool(recipient.data.addresses),
        vat_id_valid=vat_id_valid(recipient) or not vat_id_needed(seen, recipient, agreed.totals.gross),
        tax_date=planned_handover,
        agreed=agreed.totals.gross,
        at_tax_date=now.totals.gross,
        rules_confirmed=not unconfirmed,
        unconfirmed=unconfirmed,
        funding_set=seen.at(Value.FUNDING_SET) or (seen.at(Value.AGREED, Value.ADVANCE_HELD) and not lent),
        lender_asked=lent and seen.lender_asked,
        leased=row.funding_kind == FundingKind.LEASE.value,
        borrowed=split_of(row, seen.agreement.terms).borrowed if lent else agreed.totals.gross,
        change_open=seen.change_open,
        already_invoiced=bool(seen.finals),
    )
    return evaluate(Gate.INVOICE, gate.ROWS, facts)


def at_place(seen: Seen) -> bool:
    """The car stands where it is to be handed over, not at another outlet."""
    car = seen.car
    return car is not None and car.arrived and car.place == seen.row.place_of_delivery


def firm_arrival(seen: Seen) -> date | None:
    """The day the carrier brings the car to the place of handover, as long as that is firm; None at the place, too."""
    return None if at_place(seen) else firm_day(seen.car, place=seen.row.place_of_delivery)


def firm_day(car: CarView | None, *, place: str) -> date | None:
    """The day on which a car on its way is there, as long as that is firm."""
    transport = car.transport if car else None
    if transport is None or transport.place != place:
        return None
    return transport.estimate if transport.spread_days <= FIRM_SPREAD_DAYS else None
