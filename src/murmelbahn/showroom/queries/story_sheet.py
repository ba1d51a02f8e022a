"""What happened to a deal, in plain words, newest first."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Step, Track
from murmelbahn.kernel.actor import Actor
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.figures import figures
from murmelbahn.showroom.queries.head import head_of
from murmelbahn.showroom.terms import Audience, StoryDay, StoryLine, StorySheet
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
        "retail.appointment.proposed", "retail.appointment.confirmed",
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


def story_sheet(actor: Actor, *, deal: UUID, everything: bool = False) -> StorySheet:
    """The told facts for customers; all but bookkeeping for staff, or everything. Raises `NotFound`."""
    view = deals.deal(actor, deal=deal)
    head = head_of(actor, deal=view)
    outlet = if_there(lambda: retail.outlet(actor, outlet=view.outlet))
    zone = outlet.zone if outlet else "UTC"
    steps = deals.story(actor, deal=deal)
    shown = [step for step in steps if (everything and head.audience.staff) or _told(step, head.audience)]
    hidden = len(steps) - len(shown) if head.audience.staff else 0
    return StorySheet(head=head, days=_days(shown, ZoneInfo(zone)), hidden=hidden, zone=zone)


def _told(step: Step, audience: Audience) -> bool:
    name = topic(step)
    return name in TOLD if audience is Audience.CUSTOMER else name not in BOOKKEEPING


def _days(steps: list[Step], zone: ZoneInfo) -> tuple[StoryDay, ...]:
    def on(step: Step) -> date:
        return step.at.astimezone(zone).date()

    return tuple(
        StoryDay(on=day, lines=tuple(_line(step) for step in steps)) for day, steps in groupby(reversed(steps), key=on)
    )


def topic(step: Step) -> str:
    return step.code.removeprefix("story.")


def _line(step: Step) -> StoryLine:
    name = topic(step)
    track = Track(step.detail["track"]) if name == "deal.track.moved" else TRACKS.get(name.split(".", 1)[0])
    return StoryLine(at=step.at, track=track, sentence=Sentence(step.code, figures(step.detail, name)))
