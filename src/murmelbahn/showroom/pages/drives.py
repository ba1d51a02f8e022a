"""Test drives: choose outlet, car and time; confirm, move, cancel. The desk records licence, keys and return."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from murmelbahn.accounts.queries import actor_of
from murmelbahn.kernel.refusals import BadInput, Refusal
from murmelbahn.retail import operations as retail
from murmelbahn.retail.terms import DriveAtSameTime, SlotOver, SlotTaken
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.chosen import uuid_or_none
from murmelbahn.showroom.pages.leading import party_led
from murmelbahn.showroom.pages.market import market_of
from murmelbahn.showroom.pages.refused import plain
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.pages.typed import day_typed, kept_entries, number_typed, whole_typed
from murmelbahn.ui.terms import Sentence

WEEKS = 4
"""So far ahead the desk opens the times."""


@require_safe
def drives(request: HttpRequest) -> HttpResponse:
    """Own test drives and what is free: `?outlet=`, `?model=`, `?party=` for an adviser, `?moving=` for another time."""
    return _choice(request)


@require_http_methods(["GET", "HEAD", "POST"])
def drive_book(request: HttpRequest, slot: UUID) -> HttpResponse:
    """A slot before it is booked; a POST books it, or moves a booking there."""
    actor = actor_of(request)
    moving, party = uuid_or_none(request, "moving"), uuid_or_none(request, "party")
    if request.method != "POST":
        sheet = queries.slot_sheet(actor, slot=slot, party=party, moving=moving)
        return show(request, "drive", sheet, clock=queries.clock_bar(actor), tab="drives")

    def again(refusal: Refusal) -> HttpResponse:
        if isinstance(refusal, SlotTaken | SlotOver | DriveAtSameTime):
            return _choice(request, refused=refusal)
        raise refusal

    def then(drive: UUID) -> str:
        return reverse("drive", args=[drive])

    if moving is not None:
        said = Sentence("showroom.drive.moved")
        return act(request, retail.move_test_drive, then=then, said=said, again=again, test_drive=moving, slot=slot)
    said = Sentence("showroom.drive.booked")
    who = queries.slot_sheet(actor, slot=slot, party=party).party
    if who is None:
        raise BadInput(field="party", reason="nobody")
    return act(request, retail.book_test_drive, then=then, said=said, again=again, slot=slot, party=who)


@require_safe
def drive(request: HttpRequest, drive: UUID) -> HttpResponse:
    return _drive(request, drive)


@require_POST
def drive_weeks(request: HttpRequest, outlet: UUID) -> HttpResponse:
    """The desk: times for the coming weeks."""
    then = f"{reverse('drives')}?outlet={outlet}"
    said = Sentence("showroom.drive.weeks_opened")
    return act(request, retail.open_drive_weeks, then=then, said=said, outlet=outlet, weeks=WEEKS)


@require_POST
def drive_cancel(request: HttpRequest, drive: UUID) -> HttpResponse:
    said = Sentence("showroom.drive.cancelled")
    return act(request, retail.cancel_test_drive, then=reverse("drives"), said=said, test_drive=drive)


@require_POST
@kept_entries(lambda *place, **named: _drive(*place, **named))
def drive_licence(request: HttpRequest, drive: UUID) -> HttpResponse:
    """The desk: the original driving licence was seen."""
    return act(
        request,
        retail.check_licence,
        then=reverse("drive", args=[drive]),
        said=Sentence("showroom.paper.noted"),
        test_drive=drive,
        expires_on=day_typed(request, "expires_on"),
    )


@require_POST
@kept_entries(lambda *place, **named: _drive(*place, **named))
def drive_start(request: HttpRequest, drive: UUID) -> HttpResponse:
    """The desk: keys go out."""
    return act(
        request,
        retail.start_test_drive,
        then=reverse("drive", args=[drive]),
        test_drive=drive,
        odometer=number_typed(request, "odometer"),
        agreement=whole_typed(request, "agreement", most=120),
    )


@require_POST
@kept_entries(lambda *place, **named: _drive(*place, **named))
def drive_finish(request: HttpRequest, drive: UUID) -> HttpResponse:
    """The desk: the car is back."""
    odometer = number_typed(request, "odometer")
    return act(
        request, retail.finish_test_drive, then=reverse("drive", args=[drive]), test_drive=drive, odometer=odometer
    )


@require_POST
def drive_missed(request: HttpRequest, drive: UUID) -> HttpResponse:
    return act(request, retail.miss_test_drive, then=reverse("drive", args=[drive]), test_drive=drive)


def _choice(request: HttpRequest, refused: Refusal | None = None) -> HttpResponse:
    actor = actor_of(request)
    sheet = queries.drives_sheet(
        actor,
        market=market_of(request, actor),
        outlet=uuid_or_none(request, "outlet"),
        model=request.GET.get("model", ""),
        party=uuid_or_none(request, "party") or party_led(request),
        moving=uuid_or_none(request, "moving"),
    )
    return show(request, "drives", sheet, clock=queries.clock_bar(actor), refused=plain(refused), tab="drives")


def _drive(request: HttpRequest, drive: UUID, refused: Refusal | None = None) -> HttpResponse:
    actor = actor_of(request)
    sheet = queries.drive_sheet(actor, test_drive=drive)
    told = plain(refused)
    return show(request, "drive", sheet, clock=queries.clock_bar(actor), tab="drives", refused=told, typed=request.POST)
