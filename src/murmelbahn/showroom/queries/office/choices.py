"""Answers of a filter with how many they would leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from murmelbahn.showroom.terms import Choice

K = TypeVar("K")
ALL = "showroom.filter.all"


def choices(
    codes: Iterable[K], counts: Mapping[K, int], *, total: int, chosen: K | None, prefix: str
) -> tuple[Choice, ...]:
    """All, then every code that occurs, or is chosen."""
    every = Choice(code="", label=ALL, count=total, chosen=chosen is None)
    some = (
        Choice(code=str(code), label=f"{prefix}.{code}", count=counts.get(code, 0), chosen=code == chosen)
        for code in codes
        if counts.get(code, 0) or code == chosen
    )
    return (every, *some)


def market_choices(counts: Mapping[str, int], *, total: int, chosen: str) -> tuple[Choice, ...]:
    """Markets by their code, which is said as the country's name; nothing to choose where there is one."""
    found = choices(sorted(counts), counts, total=sum(counts.values()) or total, chosen=chosen or None, prefix="")
    return found if len(found) > 2 or chosen else ()
