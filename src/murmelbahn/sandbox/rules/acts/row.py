"""One row of the table of acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from murmelbahn.sandbox.terms import Fate, Plan, Seen
from murmelbahn.sandbox.terms.plan import working_day

When = Callable[[Plan, Seen], date | None]
AFTER_ORDER = ("contracted", "papers_complete", "appointed")
LENT = ("loan", "lease")
RECEIVES = (Fate.SETTLED, Fate.WITHDRAWN_LATE)
"""Fates in which the customer gets the car."""


@dataclass(frozen=True, slots=True)
class Row:
    """An act and the first day it may be done; `when` gives None while it is not its turn. `again` is what makes doing it a
    second time another act: the version it is done for, or how often it was done."""

    name: str
    when: When
    again: Callable[[Seen], str] = lambda _: ""

    def key(self, seen: Seen) -> str:
        mark = self.again(seen)
        return f"{self.name}:{mark}" if mark else self.name


def by_version(seen: Seen) -> str:
    """Once for every contract version."""
    return str(seen.agreement)


def by_builds(seen: Seen) -> str:
    """Once before and once after the plant gave a slot up."""
    return "2" if "take_successor" in seen.done else ""


def latest(seen: Seen, days: int) -> date:
    """So many days after the last act."""
    return working_day(max(seen.done.values(), default=seen.day).toordinal() + days)


def count(seen: Seen, name: str) -> int:
    """How often an act was done."""
    return sum(1 for done in seen.done if done.partition(":")[0] == name)
