"""A due date that a person agreed with a customer."""

from __future__ import annotations

from datetime import date, timedelta

from murmelbahn.value.terms import DueOutside, DuePassed

LONGEST = timedelta(days=60)
"""Longer than that nobody lends without a lender: what Directive 2011/7/EU, Article 3(5), lets companies agree on at most without
more ado."""


def agreed_due(due_on: date, *, today: date, ready_on: date) -> date:
    """The day, if money for a car that stands ready on `ready_on` can be asked for by then. Raises `DuePassed`, `DueOutside`."""
    if due_on < today:
        raise DuePassed(due_on=due_on, today=today)
    if due_on > ready_on + LONGEST:
        raise DueOutside(due_on=due_on, latest=ready_on + LONGEST)
    return due_on
