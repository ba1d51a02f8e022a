"""What somebody wishes for in a configurator."""

from __future__ import annotations

from collections.abc import Sequence

from murmelbahn.sandbox.rules.draw import Draw

PARTS = 55
"""Percent of one-of families where somebody has a wish; the rest is left to the maker's preference."""
EXTRAS = 18
"""Percent of single extras that are wished for."""


def choices(draw: Draw, families: Sequence[tuple[str, Sequence[str], int]]) -> tuple[str, ...]:
    """Wishes in the order in which they are made; the reasoner decides which of them go together.

    A family is (code, items, how many at least).
    """
    wished: list[str] = []
    for code, items, at_least in families:
        if at_least:
            if draw.chance(PARTS, "family", code):
                wished.append(draw.pick(items, "item", code))
        else:
            wished.extend(item for item in items if draw.chance(EXTRAS, "extra", item))
    return tuple(wished)
