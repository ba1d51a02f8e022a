"""Which facts are told to whom, and to which stream they belong."""

from __future__ import annotations

from murmelbahn.deal.terms import Track

TRACKS = {
    "vehicle": Track.VEHICLE,
    "customer": Track.CUSTOMER,
    "retail": Track.CUSTOMER,
    "value": Track.VALUE,
    "documents": None,
    "deal": None,
}
TOLD = frozenset(
    {
        "deal.deal.opened", "deal.offer.made", "deal.order.placed", "deal.order.refused", "deal.order.lapsed",
        "deal.version.agreed", "deal.payment.not_owed",
        "deal.change.proposed", "deal.change.closed", "deal.readiness.announced", "deal.collection.reminded",
        "deal.handover.done",
        "deal.withdrawal.declared", "deal.deal.ended", "deal.deal.settled", "deal.deal.reopened",
        "retail.appointment.proposed", "retail.appointment.confirmed",
        "retail.appointment.cancelled", "retail.deal.taken_over", "retail.protocol.signed",
        "value.advance.requested", "value.advance.held", "value.commitment.recorded", "value.commitment.refused",
        "value.commitment.lapsed", "value.commitment.expired", "value.invoice.issued", "value.invoice.credited",
        "value.damages.stated", "value.payment.received", "value.payment.returned", "value.payment.unassigned",
        "value.reminder.sent", "value.refund.paid", "value.offer.expired", "value.proof.shown", "value.proof.confirmed",
        "value.proof.refused", "value.proof.failed",
        "vehicle.build.requested", "vehicle.build.scheduled", "vehicle.build.built", "vehicle.build.failed",
        "vehicle.build_change.confirmed", "vehicle.build_change.refused", "vehicle.car.held", "vehicle.hold.lapsed",
        "vehicle.car.allocated", "vehicle.transport.reached", "vehicle.car.arrived", "vehicle.car.prepared",
        "vehicle.car.stopped", "vehicle.car.cleared", "vehicle.registration.requested", "vehicle.registration.completed",
        "vehicle.registration.refused", "vehicle.registration.ended", "vehicle.car.returned",
    }
)  # fmt: skip
"""What customers are told; the rest is our own bookkeeping of the same events."""


BOOKKEEPING = frozenset(
    {
        "deal.track.moved",
        "value.agreement.frozen",
        "value.offer.made",
        "documents.document.frozen",
        "vehicle.car.handed_over",
    }
)
"""What only repeats another line of the story: shown to staff when they ask for everything."""
