"""What happened to a deal, in plain words, newest first."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Step, Track
from murmelbahn.kernel.actor import Actor
from murmelbahn.showroom.queries.head import head_of
from murmelbahn.showroom.terms import BOOKKEEPING, TOLD, TRACKS, Audience, StoryDay, StoryLine, StorySheet, figures
from murmelbahn.ui.terms import Sentence


def story_sheet(actor: Actor, *, deal: UUID, everything: bool = False) -> StorySheet:
    """The told facts for customers; all but bookkeeping for staff, or everything. Raises `NotFound`."""
    view = deals.deal(actor, deal=deal)
    head = head_of(actor, deal=view)
    zone = head.zone
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
