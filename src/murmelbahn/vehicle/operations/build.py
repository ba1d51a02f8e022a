"""Build orders: asked for, scheduled, built, or ended. The plant may answer twice: the second time changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from uuid import UUID

from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import now, operation
from murmelbahn.vehicle.facts import BuildFrozen, BuildRequested
from murmelbahn.vehicle.models import Build
from murmelbahn.vehicle.operations._keeping import lock_build, save, tell
from murmelbahn.vehicle.queries._build_view import view_of
from murmelbahn.vehicle.queries.configuration import configuration as saved
from murmelbahn.vehicle.rules import building, rights
from murmelbahn.vehicle.terms import BuildExists, BuildState


@operation
def request_build(actor: Actor, *, deal: UUID, configuration: UUID, market: str, seller: str, plant: str) -> UUID:
    """Ask the plant for a slot. One open build per deal: the same again is the same id, another one is `BuildExists`."""
    ordered = saved(actor, configuration=configuration)
    row = Build(deal=deal, configuration=configuration, market=market, seller=seller, plant=plant, requested_at=now())
    living = (BuildState.REQUESTED, BuildState.SCHEDULED, BuildState.BUILT)
    there = Build.objects.filter(deal=deal, for_stock=False, state__in=living).first()
    if there is None:
        Build.objects.bulk_create([row], ignore_conflicts=True)
        there = Build.objects.filter(deal=deal, for_stock=False, state__in=living).get()
    if there.configuration != configuration:
        raise BuildExists(build=there.id)
    if there.id == row.id:
        told = BuildRequested(
            build=row.id, deal=deal, configuration=configuration, model=ordered.model, items=ordered.items, plant=plant
        )
        tell(row, told)
    return there.id


@operation
def schedule_build(actor: Actor, *, build: UUID, week: date, freeze: Mapping[str, date], promised: date) -> UUID:
    """The plant's yes, or a move: build week (its Monday), freeze date per class (timers), promised delivery date.

    Raises `BuildClosed`.
    """
    rights.answers(actor)
    row = lock_build(actor, build)
    move = building.schedule(view_of(row), week=week, promised=promised, freeze=freeze)
    if move.facts:
        _cancel_timers(row)
    save(row, move)
    if move.facts:
        for freeze_class, on in freeze.items():
            timers.set_timer(
                BuildFrozen(build=row.id, deal=row.deal, freeze_class=freeze_class),
                key=row.deal,
                name=f"{row.id}.{freeze_class}",
                due=datetime.combine(on, time(), UTC),
                market=row.market,
                seller=row.seller,
            )
    return row.id


@operation
def refuse_build(actor: Actor, *, build: UUID, reason: str) -> UUID:
    """The plant's no to a request. Raises `BuildClosed` once it was scheduled."""
    rights.answers(actor)
    row = lock_build(actor, build)
    save(row, building.refuse(view_of(row), reason=reason))
    return row.id


@operation
def fail_build(actor: Actor, *, build: UUID, reason: str) -> UUID:
    """The slot is lost: the plant cannot build what it had taken. Raises `BuildClosed`."""
    rights.answers(actor)
    row = lock_build(actor, build)
    move = building.fail(view_of(row), reason=reason)
    if move.facts:
        _cancel_timers(row)
    save(row, move)
    return row.id


@operation
def cancel_build(actor: Actor, *, build: UUID, deal: UUID | None = None) -> UUID:
    """The deal gives the build up: before the first freeze the slot goes back, later the car is built for stock.

    Raises `BuildClosed`: a car that is built is given up by `release_car`.
    """
    row = lock_build(actor, build, deal)
    move = building.cancel(view_of(row))
    if move.facts:
        _cancel_timers(row)
    save(row, move)
    return row.id


def _cancel_timers(row: Build) -> None:
    timers.cancel_timer(BuildFrozen, *(f"{row.id}.{freeze_class}" for freeze_class in row.freeze), key=row.deal)
