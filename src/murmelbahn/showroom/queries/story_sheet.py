"""What happened to a deal, in plain words, newest first."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Step, Track
from murmelbahn.kernel.actor import Actor
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.figures import figures
from murmelbahn.showroom.queries.head import head_of
from murmelbahn.showroom.terms import Audience, StoryLine, StorySheet
from murmelbahn.ui.terms import Sentence

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
        "deal.deal.opened", "deal.offer.made", "deal.order.placed", "deal.order.refused", "deal.version.agreed",
        "deal.change.proposed", "deal.change.closed", "deal.readiness.announced", "deal.handover.done",
        "deal.withdrawal.declared", "deal.deal.ended", "deal.deal.settled",
        "customer.paper.moved", "retail.appointment.proposed", "retail.appointment.confirmed",
        "retail.appointment.cancelled", "retail.deal.taken_over", "retail.protocol.signed",
        "value.advance.requested", "value.advance.held", "value.commitment.recorded", "value.commitment.refused",
        "value.commitment.lapsed", "value.commitment.expired", "value.invoice.issued", "value.invoice.credited",
        "value.damages.stated", "value.payment.received", "value.payment.returned", "value.reminder.sent",
        "value.refund.paid", "value.offer.expired",
        "vehicle.build.requested", "vehicle.build.scheduled", "vehicle.build.built", "vehicle.build.failed",
        "vehicle.build_change.confirmed", "vehicle.build_change.refused", "vehicle.car.held", "vehicle.hold.lapsed",
        "vehicle.car.allocated", "vehicle.transport.reached", "vehicle.car.arrived", "vehicle.car.prepared",
        "vehicle.car.stopped", "vehicle.car.cleared", "vehicle.registration.requested", "vehicle.registration.completed",
        "vehicle.registration.refused", "vehicle.car.returned",
    }
)  # fmt: skip
"""What customers are told; the rest is our own bookkeeping of the same events."""


def story_sheet(actor: Actor, *, deal: UUID) -> StorySheet:
    """Every fact for staff, the told ones for customers. Raises `NotFound`."""
    view = deals.deal(actor, deal=deal)
    head = head_of(actor, deal=view)
    outlet = if_there(lambda: retail.outlet(actor, outlet=view.outlet))
    steps = deals.story(actor, deal=deal)
    lines = [_line(step) for step in reversed(steps) if head.audience is not Audience.CUSTOMER or topic(step) in TOLD]
    return StorySheet(head=head, lines=tuple(lines), zone=outlet.zone if outlet else "UTC")


def topic(step: Step) -> str:
    return step.code.removeprefix("story.")


def _line(step: Step) -> StoryLine:
    name = topic(step)
    track = Track(step.detail["track"]) if name == "deal.track.moved" else TRACKS.get(name.split(".", 1)[0])
    return StoryLine(at=step.at, track=track, sentence=Sentence(step.code, figures(step.detail, name)))
