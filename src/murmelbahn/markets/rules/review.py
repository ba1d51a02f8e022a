"""Is the data fit? Unreleased rows, gaps between rows, deviations whose review is overdue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from murmelbahn.markets.rules.lookup import gaps
from murmelbahn.markets.rules.release import Lock
from murmelbahn.markets.rules.template import Template


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing somebody must mend: `kind` is unreleased, gap or review_overdue."""

    market: str
    kind: str
    subject: str
    detail: str


def vanished(lock: Lock, codes: Iterable[str]) -> list[Finding]:
    """Markets with released rows whose template is gone: old agreements could no longer be recomputed."""
    released = {market for release in lock.releases for market in release.rows}
    return [Finding(code, "vanished", code, "released, but has no template") for code in sorted(released - set(codes))]


def findings(template: Template, today: date) -> list[Finding]:
    """Broken files and overlapping rows are refused when loading and never get here."""
    code = template.code
    unreleased = [Finding(code, "unreleased", row.id, "run release") for row in template.rows if not row.released]
    missing = [
        Finding(code, "gap", spec.code, f"no row from {start}")
        for spec in template.specs
        for start in gaps(template.rows, spec.code)
    ]
    overdue = [
        Finding(code, "review_overdue", deviation.id, f"{deviation.review}, {deviation.owner}")
        for deviation in template.overdue(today)
    ]
    return [*unreleased, *missing, *overdue]
