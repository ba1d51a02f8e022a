"""docs/benchmarks.md: tables with minimum, median and maximum, and how each figure came about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median


def spread(values: Sequence[float], digits: int = 1) -> tuple[str, str, str]:
    """Minimum, median, maximum as text."""
    return f"{min(values):.{digits}f}", f"{median(values):.{digits}f}", f"{max(values):.{digits}f}"


def percentiles(seconds: Sequence[float], digits: int) -> tuple[str, str]:
    """p50 and p99 in milliseconds as text."""
    ordered = sorted(seconds) or [0.0]
    chosen = (ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.5, 0.99))
    half, most = (f"{1000 * one:.{digits}f}" for one in chosen)
    return half, most


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"| {' | '.join('---' for _ in head)} |"]
    return "\n".join([*lines, *(f"| {' | '.join(map(str, row))} |" for row in rows)])
