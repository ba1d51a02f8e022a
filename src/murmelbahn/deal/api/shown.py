"""Answers of the API where a query gives what only Python can hold: pairs, nothing at all, classes of refusals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from murmelbahn.deal.terms import Collection, DefaultCase, End, EndAhead, VersionView
from murmelbahn.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractVersion:
    """One contract version. `content` are the canonical bytes of everything agreed, as text; `sha256` is theirs."""

    n: int
    parent: str
    sha256: str
    reason: str
    agreed_at: datetime
    total: Money
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDays:
    """The first and the last day by which an answer to a proposal of today can be asked."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvanceAhead:
    """What is still to be paid before the order can be accepted; empty where nothing is."""

    missing: Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RescissionCause:
    """A cause for which the seller may rescind. `missing` is the code of what is not there yet, empty when it may today; `day`
    the first day on which it may, where one can be named."""

    cause: str
    missing: str
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionClock:
    """How long a car waits to be collected. All is empty where no clock runs."""

    running: bool
    collect_until: date | None = None
    grace_until: date | None = None
    appointed: date | None = None
    missed: bool = False
    over: bool = False
    case: RescissionCause | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndToTake:
    """An end that a named person of the seller may take today: what was received, what is claimed outside VAT, what is free to
    go back. `waits`: no cause is proven yet."""

    end: End
    received: Money
    claim: Money | None
    back: Money
    registered: bool
    waits: bool
    cases: tuple[RescissionCause, ...]


def contract_versions(found: Sequence[VersionView]) -> tuple[ContractVersion, ...]:
    return tuple(
        ContractVersion(
            n=one.n, parent=one.parent, sha256=one.sha256, reason=one.reason, agreed_at=one.agreed_at, total=one.total,
            content=one.content.decode(),
        )
        for one in found
    )  # fmt: skip


def answer_days(found: tuple[date, date]) -> AnswerDays:
    return AnswerDays(first=found[0], last=found[1])


def advance(found: Money | None) -> AdvanceAhead:
    return AdvanceAhead(missing=found)


def clock(found: Collection | None) -> CollectionClock:
    if found is None:
        return CollectionClock(running=False)
    return CollectionClock(
        running=True, collect_until=found.collect_until, grace_until=found.grace_until, appointed=found.appointed,
        missed=found.missed, over=found.over, case=_cause(found.case),
    )  # fmt: skip


def ends(found: Sequence[EndAhead]) -> tuple[EndToTake, ...]:
    return tuple(
        EndToTake(
            end=one.end, received=one.received, claim=one.claim, back=one.back, registered=one.registered, waits=one.waits,
            cases=tuple(map(_cause, one.cases)),
        )
        for one in found
    )  # fmt: skip


def _cause(case: DefaultCase) -> RescissionCause:
    return RescissionCause(cause=case.cause.value, missing=case.sentence, day=case.day)
