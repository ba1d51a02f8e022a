"""Which regions a market's law knows. One that it does not know would silently be taxed like the mainland."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from murmelbahn.markets.terms import InputInvalid

MAINLAND = "mainland"


@dataclass(frozen=True, slots=True)
class Regions:
    """Codes that the conditions of a template name: `territories` have a law of their own and all others are the mainland;
    `provinces` pay another rate, and those that are not named pay the common one."""

    territories: frozenset[str]
    provinces: frozenset[str]

    @classmethod
    def of(cls, law: object) -> Regions:
        """From taxes and rule rows."""
        return cls(frozenset(_named(law, "territory")), frozenset(_named(law, "region")))

    def check(self, region: str | None) -> None:
        """Raises `InputInvalid` for a region that the market's law does not know, with those it knows."""
        if region is None or region.casefold() == MAINLAND:
            return
        known = self.territories | self.provinces
        if region.casefold() in {one.casefold() for one in known} or not known:
            return
        if self.territories or len(region) not in {len(one) for one in self.provinces}:
            listed = ", ".join(sorted(known))
            rest = "leave it out for the rest of the country"
            raise InputInvalid(field="region", reason=f"{region[:40]} is none of {listed}; {rest}")


def _named(value: Any, name: str) -> Iterator[str]:
    """The texts of every condition on `name`, wherever it stands."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner) if key == name else _named(inner, name)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _named(inner, name)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _named(getattr(value, field.name), name)


def _texts(test: Any) -> Iterator[str]:
    names = test if isinstance(test, tuple | list) else getattr(test, "not_in", ())
    yield from (str(one) for one in names)
