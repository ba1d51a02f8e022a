"""Releases: a released row is never edited. Its hash stands in the lock file; a correction is a new row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from murmelbahn.kernel.fact import digest
from murmelbahn.markets.terms import ReleasedRowEdited


@dataclass(frozen=True, slots=True)
class Release:
    """Rows added by one release: market -> rule id -> hash."""

    name: str
    rows: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Lock:
    """All releases, oldest first."""

    releases: tuple[Release, ...] = ()

    def released(self, market: str) -> dict[str, str]:
        """Every released row of a market with its hash."""
        return {rule: value for release in self.releases for rule, value in release.rows.get(market, {}).items()}

    def release_hash(self, market: str) -> str:
        """The hash of a market's released set: what an agreement stores."""
        return digest({"market": market, "rows": self.released(market)})


def verify(lock: Lock, market: str, rows: Mapping[str, str]) -> None:
    """Raises `ReleasedRowEdited` for a released row that changed or vanished."""
    for rule, value in lock.released(market).items():
        if rows.get(rule) != value:
            raise ReleasedRowEdited(market=market, rule=rule)


def extend(lock: Lock, name: str, rows: Mapping[str, Mapping[str, str]]) -> Lock:
    """The lock with every not yet released row in a new release. Raises `ReleasedRowEdited` before it would overwrite."""
    for market, hashes in rows.items():
        verify(lock, market, hashes)
    added = {
        market: {rule: value for rule, value in sorted(hashes.items()) if rule not in lock.released(market)}
        for market, hashes in sorted(rows.items())
    }
    added = {market: hashes for market, hashes in added.items() if hashes}
    if not added:
        return lock
    return Lock((*lock.releases, Release(name, added)))


def to_plain(lock: Lock) -> dict[str, Any]:
    return {
        "releases": [
            {"name": release.name, "rows": {market: dict(rows) for market, rows in release.rows.items()}}
            for release in lock.releases
        ]
    }


def from_plain(plain: Mapping[str, Any]) -> Lock:
    return Lock(tuple(Release(entry["name"], entry["rows"]) for entry in plain["releases"]))
