"""A build from the request to the end of the line: what each answer of the plant changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from murmelbahn.vehicle.facts import BuildCancelled, BuildFailed, BuildRefused, BuildScheduled
from murmelbahn.vehicle.rules.standing import NOTHING, Move
from murmelbahn.vehicle.terms.build import BuildChangeState, BuildState, BuildView, FreezeDate
from murmelbahn.vehicle.terms.car import AsBuilt
from murmelbahn.vehicle.terms.refusals import BuildClosed, BuildMoved, ChangeAnswered, ChangeFrozen, ChangeOpen

ALIVE = (BuildState.REQUESTED, BuildState.SCHEDULED)


def schedule(build: BuildView, *, week: date, promised: date, freeze: Mapping[str, date]) -> Move:
    """The plant's yes, or a new week. Told twice, nothing changes."""
    dates = tuple(FreezeDate(freeze_class=name, on=freeze[name]) for name in sorted(freeze))
    if build.state is BuildState.SCHEDULED and (build.week, build.promised, build.freeze) == (week, promised, dates):
        return NOTHING
    _alive(build)
    return Move(
        changes={
            "state": BuildState.SCHEDULED,
            "week": week,
            "promised": promised,
            "freeze": {one.freeze_class: one.on.isoformat() for one in dates},
        },
        facts=(BuildScheduled(build=build.id, deal=build.deal, week=week, promised=promised, freeze=dates),),
    )


def refuse(build: BuildView, *, reason: str) -> Move:
    """The plant does not take the order."""
    if build.state is BuildState.FAILED:
        return NOTHING
    if build.state is not BuildState.REQUESTED:
        raise BuildClosed(build=build.id, state=build.state)
    return _ended(BuildState.FAILED, reason, BuildRefused(build=build.id, deal=build.deal, reason=reason))


def fail(build: BuildView, *, reason: str) -> Move:
    """The plant lost the slot."""
    if build.state is BuildState.FAILED:
        return NOTHING
    _alive(build)
    return _ended(BuildState.FAILED, reason, BuildFailed(build=build.id, deal=build.deal, reason=reason))


def cancel(build: BuildView) -> Move:
    """The deal gives the build up: with nothing frozen the slot goes back, else the car is built for stock."""
    if build.state is BuildState.CANCELLED or (build.for_stock and build.state is BuildState.SCHEDULED):
        return NOTHING
    _alive(build)
    told = BuildCancelled(build=build.id, deal=build.deal, for_stock=bool(build.frozen))
    if build.frozen:
        return Move(changes={"for_stock": True}, facts=(told,))
    return _ended(BuildState.CANCELLED, "", told)


def is_end_of_line(build: BuildView, *, vin: str, as_built: AsBuilt) -> bool:
    """Whether the car is new to us. Raises `BuildMoved` for another VIN or record, `BuildClosed` for a dead build."""
    if build.state is BuildState.BUILT:
        if build.vin != vin:
            raise BuildMoved(build=build.id, field="vin")
        if build.as_built != as_built:
            raise BuildMoved(build=build.id, field="as_built")
        return False
    _alive(build)
    return True


def may_change(build: BuildView, *, change: UUID, closed: tuple[str, ...]) -> bool:
    """True: ask the plant. False: it was asked already. `closed` are changed families whose class is frozen.

    Raises `ChangeOpen`, `ChangeFrozen`, `BuildClosed`.
    """
    if any(other.change == change for other in build.changes):
        return False
    _alive(build)
    waiting = next((o.change for o in build.changes if o.state is BuildChangeState.REQUESTED), None)
    if waiting is not None:
        raise ChangeOpen(change=waiting)
    if closed:
        raise ChangeFrozen(families=closed)
    return True


def is_news(build: BuildView, *, change: UUID, answer: BuildChangeState) -> bool:
    """Whether the plant's answer is new. Raises `ChangeAnswered` when the other one was given, or none asked for."""
    asked = next((one for one in build.changes if one.change == change), None)
    if asked is None:
        raise ChangeAnswered(change=change, state=BuildChangeState.REFUSED)
    if asked.state is BuildChangeState.REQUESTED:
        return True
    if asked.state is not answer:
        raise ChangeAnswered(change=change, state=asked.state)
    return False


def frozen_on(freeze: Iterable[FreezeDate], day: date) -> tuple[str, ...]:
    """Freeze classes that are closed on a day."""
    return tuple(one.freeze_class for one in freeze if one.on <= day)


def _ended(state: BuildState, reason: str, told: Any) -> Move:
    return Move(changes={"state": state, "reason": reason}, facts=(told,))


def _alive(build: BuildView) -> None:
    if build.state not in ALIVE:
        raise BuildClosed(build=build.id, state=build.state)
