"""What holds the offer gate."""

from __future__ import annotations

from datetime import date

from murmelbahn.deal.queries.holds.seen import Seen
from murmelbahn.deal.rules.gates import offer as gate
from murmelbahn.deal.terms import Customer, Gate, Hold, Role, evaluate
from murmelbahn.value.terms import Quote
from murmelbahn.vehicle.terms import CarState


def offer_holds(seen: Seen, *, quote: Quote, valid_until: date) -> tuple[Hold, ...]:
    """Rows that are not true for an offer of this price until that day."""
    row = seen.row
    configuration = seen.sold
    held = True
    if seen.is_stock:
        car = seen.car
        held = car is not None and car.deal in (None, row.id) and car.state in (CarState.FREE, CarState.HELD)
    party = seen.party(Role.ORDERER)
    facts = gate.OfferFacts(
        complete=bool(configuration.items),
        label_known=bool(configuration.label.co2_class),
        held=held,
        identified=party.email_proven and not seen.at(Customer.LEAD),
        place_known=bool(row.place_of_delivery),
        price_confirmed=quote.binding,
        unconfirmed=tuple(line.rule for line in quote.taxes if not line.confidence.binding),
        valid_until=valid_until,
        today=seen.today,
    )
    return evaluate(Gate.OFFER, gate.ROWS, facts)
