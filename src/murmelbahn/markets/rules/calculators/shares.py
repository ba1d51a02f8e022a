"""Calculators that take a share of a price."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from murmelbahn.kernel.money import Rounding, round_to
from murmelbahn.markets.rules.calculators.part import Part, Row, Value, check_rows, row_of
from murmelbahn.markets.rules.calculators.scope import Scope


def share(base: Decimal, rate: Decimal) -> Value:
    """`rate` percent of `base`."""
    return Value(base * rate / 100, base, rate)


@dataclass(frozen=True, slots=True, kw_only=True)
class Percent(Part):
    """A fixed percentage; `base_unit`: of the base rounded half up to it first."""

    calc: Literal["percent"]
    rate: Decimal
    base_unit: Decimal | None = None

    def compute(self, scope: Scope) -> Value:
        base = self.quantity(scope)
        return share(base if self.base_unit is None else round_to(base, self.base_unit, Rounding.HALF_UP), self.rate)


@dataclass(frozen=True, slots=True, kw_only=True)
class RateFormula(Part):
    """A rate that grows with a quantity: (quantity - deduct) / divisor, rounded, between `least_rate` and `most_rate`."""

    calc: Literal["rate_formula"]
    by: str
    deduct: Decimal
    divisor: Decimal
    least_rate: Decimal = Decimal(0)
    most_rate: Decimal
    rounding: Rounding = Rounding.HALF_UP

    def compute(self, scope: Scope) -> Value:
        rate = round_to((scope.number(self.by) - self.deduct) / self.divisor, Decimal(1), self.rounding)
        return share(self.quantity(scope), min(self.most_rate, max(self.least_rate, rate)))


@dataclass(frozen=True, slots=True, kw_only=True)
class RateTable(Part):
    """A rate read from bands of another quantity."""

    calc: Literal["rate_table"]
    by: str
    rows: tuple[Row, ...]

    def verify(self) -> None:
        check_rows(self.rows)

    def compute(self, scope: Scope) -> Value:
        return share(self.quantity(scope), row_of(self.rows, scope.number(self.by)).rate)


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLadder(Part):
    """A rate for every whole unit of another quantity from 0 on; the last rate holds for all above."""

    calc: Literal["rate_ladder"]
    by: str
    rates: tuple[Decimal, ...]

    def compute(self, scope: Scope) -> Value:
        step = min(int(scope.number(self.by)), len(self.rates) - 1)
        return share(self.quantity(scope), self.rates[step])
