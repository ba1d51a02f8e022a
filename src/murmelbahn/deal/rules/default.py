"""When a customer is in default, so that the seller may rescind: due or announced, reminded, a period of grace over, and true.

German Civil Code section 323, section 293; Austrian Civil Code section 918; the days are the market's own (DEAL 1.5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from murmelbahn.deal.terms.default import (
    Appointed,
    CollectionGrace,
    CollectionPeriod,
    Default,
    DefaultCase,
    NotDue,
    NothingOwed,
    NotInDefault,
    NotReady,
    NotReminded,
    PaymentGrace,
)

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpaid:
    """What the customer's side owes itself of the final invoice. `grace_until` is the last day that a reminder gave, None
    before the first; `grace` what the market gives between a reminder and a rescission."""

    owed: bool
    due_on: date | None
    reminded_on: date | None
    grace_until: date | None
    grace: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncollected:
    """The car as it waits. `collect_until` is the last day of the readiness notice; `grace_until` that of the reminder, None
    before it was sent; `ready`: it stands prepared at the place of delivery; `appointed`: the agreed day to collect it."""

    ready: bool
    appointed: date | None
    collect_until: date
    grace_until: date | None
    grace: timedelta


def not_paid(facts: Unpaid, *, today: date) -> DefaultCase:
    """Whether the seller may rescind because it was not paid."""
    if not facts.owed or facts.due_on is None:
        return _missing(Default.NOT_PAID, NothingOwed, None)
    if facts.reminded_on is None or facts.grace_until is None:
        sent = max(facts.due_on + DAY, today)
        kind: type[NotInDefault] = NotDue if today <= facts.due_on else NotReminded
        return _missing(Default.NOT_PAID, kind, sent + facts.grace + DAY)
    first = max(facts.grace_until, facts.reminded_on + facts.grace) + DAY
    return _from(Default.NOT_PAID, PaymentGrace, first, today)


def not_collected(facts: Uncollected, *, today: date) -> DefaultCase:
    """Whether the seller may rescind because the car was not collected."""
    if not facts.ready:
        return _missing(Default.NOT_COLLECTED, NotReady, None)
    if facts.grace_until is None:
        sent = max(facts.collect_until + DAY, (facts.appointed or date.min) + DAY, today)
        return _missing(Default.NOT_COLLECTED, CollectionPeriod, sent + facts.grace + DAY)
    if facts.appointed is not None and facts.appointed >= today:
        return _missing(Default.NOT_COLLECTED, Appointed, None)
    return _from(Default.NOT_COLLECTED, CollectionGrace, facts.grace_until + DAY, today)


def judged(cases: Iterable[DefaultCase], cause: Default | None) -> DefaultCase:
    """The case a rescission rests on: the one that was named, or the first that is proven, or the nearest to it."""
    found = list(cases)
    if cause is not None:
        return next(one for one in found if one.cause is cause)
    return min(found, key=lambda one: (not one.proven, one.day or date.max))


def _missing(cause: Default, kind: type[NotInDefault], day: date | None) -> DefaultCase:
    return DefaultCase(cause=cause, missing=kind, day=day)


def _from(cause: Default, kind: type[NotInDefault], first: date, today: date) -> DefaultCase:
    return DefaultCase(cause=cause, missing=kind if today < first else None, day=first)
