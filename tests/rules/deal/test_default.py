"""The seller may rescind only for what is true, after a reminder and a period of grace."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from murmelbahn.deal.rules.default import Uncollected, Unpaid, judged, not_collected, not_paid
from murmelbahn.deal.terms import Default
from murmelbahn.deal.terms.default import (
    Appointed,
    CollectionGrace,
    CollectionPeriod,
    NotDue,
    NothingOwed,
    NotReady,
    NotReminded,
    PaymentGrace,
)

FORTNIGHT = timedelta(days=14)
DAYS = some.dates(date(2027, 1, 1), date(2027, 6, 30))
MAYBE = some.none() | DAYS


def day(text: str) -> date:
    return date.fromisoformat(text)


def unpaid(**facts: object) -> Unpaid:
    known = {"owed": True, "due_on": day("2027-02-15"), "reminded_on": None, "grace_until": None, "grace": FORTNIGHT}
    return Unpaid(**{**known, **facts})  # type: ignore[arg-type]


def waiting(**facts: object) -> Uncollected:
    known = {"ready": True, "appointed": None, "collect_until": day("2027-02-15"), "grace_until": None}
    return Uncollected(**{**known, "grace": FORTNIGHT, **facts})  # type: ignore[arg-type]


def test_what_is_missing_for_not_paid() -> None:
    paid = not_paid(unpaid(owed=False), today=day("2027-06-01"))
    assert (paid.missing, paid.day, paid.sentence) == (NothingOwed, None, "deal.default.nothing_owed")
    early = not_paid(unpaid(), today=day("2027-02-02"))
    assert (early.missing, early.day) == (NotDue, day("2027-03-03"))
    late = not_paid(unpaid(), today=day("2027-02-20"))
    assert (late.missing, late.day) == (NotReminded, day("2027-03-07"))
    reminded = unpaid(reminded_on=day("2027-02-16"), grace_until=day("2027-02-23"))
    runs = not_paid(reminded, today=day("2027-03-02"))
    assert (runs.missing, runs.day) == (PaymentGrace, day("2027-03-03"))
    over = not_paid(reminded, today=day("2027-03-03"))
    assert (over.missing, over.proven, over.sentence) == (None, True, "")
    longer = unpaid(reminded_on=day("2027-02-16"), grace_until=day("2027-03-31"))
    assert not_paid(longer, today=day("2027-03-31")).missing is PaymentGrace


def test_what_is_missing_for_not_collected() -> None:
    away = not_collected(waiting(ready=False), today=day("2027-06-01"))
    assert (away.missing, away.day) == (NotReady, None)
    agreed = waiting(appointed=day("2027-03-20"), grace_until=day("2027-03-02"))
    assert not_collected(agreed, today=day("2027-03-20")).missing is Appointed
    assert not_collected(agreed, today=day("2027-03-21")).proven
    planned = not_collected(waiting(appointed=day("2027-03-20")), today=day("2027-02-20"))
    assert (planned.missing, planned.day) == (CollectionPeriod, day("2027-04-05"))
    runs = not_collected(waiting(), today=day("2027-02-15"))
    assert (runs.missing, runs.day) == (CollectionPeriod, day("2027-03-03"))
    grace = not_collected(waiting(grace_until=day("2027-03-02")), today=day("2027-03-02"))
    assert (grace.missing, grace.day) == (CollectionGrace, day("2027-03-03"))
    assert not_collected(waiting(grace_until=day("2027-03-02")), today=day("2027-03-03")).proven


def test_the_named_cause_is_judged_and_else_the_true_one() -> None:
    paid = not_paid(unpaid(owed=False), today=day("2027-03-08"))
    left = not_collected(waiting(grace_until=day("2027-03-02")), today=day("2027-03-08"))
    assert judged((paid, left), None) is left
    assert judged((paid, left), Default.NOT_PAID) is paid
    soon = not_collected(waiting(), today=day("2027-02-01"))
    assert judged((paid, soon), None) is soon


@given(owed=some.booleans(), due_on=MAYBE, reminded_on=MAYBE, grace_until=MAYBE, today=DAYS)
def test_nobody_is_in_default_unreminded(
    owed: bool, due_on: date | None, reminded_on: date | None, grace_until: date | None, today: date
) -> None:
    facts = unpaid(owed=owed, due_on=due_on, reminded_on=reminded_on, grace_until=grace_until)
    case = not_paid(facts, today=today)
    if case.proven:
        assert owed
        assert due_on is not None
        assert reminded_on is not None
        assert grace_until is not None
        assert grace_until < today
        assert reminded_on + FORTNIGHT < today
    elif case.day is not None:
        assert case.day > today
