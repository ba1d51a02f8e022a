"""When a part of a rule applies: every condition must hold; they are asked in the order written."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from murmelbahn.markets.rules.calculators.scope import NAMES, NUMBERS, PRICES, Scope

FORBID = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of a quantity, or the names that are excluded."""

    __pydantic_config__ = FORBID
    min: Decimal | None = None
    max: Decimal | None = None
    above: Decimal | None = None
    below: Decimal | None = None
    not_in: tuple[str, ...] = ()

    def hold(self, value: Decimal) -> bool:
        return (
            (self.min is None or value >= self.min)
            and (self.max is None or value <= self.max)
            and (self.above is None or value > self.above)
            and (self.below is None or value < self.below)
        )


Conditions = Mapping[str, tuple[str, ...] | Limits]
NONE: Conditions = {}


def check(conditions: Conditions) -> None:
    """Raises ValueError for a condition on something no car has."""
    for name, test in conditions.items():
        numeric = isinstance(test, Limits) and not test.not_in
        if name not in (NUMBERS + PRICES if numeric else NAMES):
            raise ValueError(f"no {'quantity' if numeric else 'name'} is called {name}")


def holds(conditions: Conditions, scope: Scope) -> bool:
    """Do all conditions hold? Stops at the first that does not, so later inputs need not be known."""
    return all(_one(name, test, scope) for name, test in conditions.items())


def _one(name: str, test: tuple[str, ...] | Limits, scope: Scope) -> bool:
    """Names are compared without regard to case: a region is written in many ways."""
    if isinstance(test, Limits):
        return not _among(scope.name(name), test.not_in) if test.not_in else test.hold(scope.number(name))
    return _among(scope.name(name), test)


def _among(name: str, names: tuple[str, ...]) -> bool:
    return name in names or any(name.casefold() == one.casefold() for one in names)
