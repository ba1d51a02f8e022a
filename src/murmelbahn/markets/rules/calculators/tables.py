"""Calculators that read an amount from a table."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from murmelbahn.markets.rules.calculators.part import Part, Row, Value, check_rows, row_of
from murmelbahn.markets.rules.calculators.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Flat(Part):
    """A fixed amount."""

    calc: Literal["flat"]
    amount: Decimal

    def compute(self, scope: Scope) -> Value:
        return Value(self.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class PerUnit(Part):
    """`rate` for every unit above a threshold."""

    calc: Literal["per_unit"]
    rate: Decimal
    above: Decimal = Decimal(0)

    def compute(self, scope: Scope) -> Value:
        return Value(max(Decimal(0), self.quantity(scope) - self.above) * self.rate)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slices(Part):
    """Progressive: each slice of the quantity at its own rate (per unit, or in percent)."""

    calc: Literal["slices"]
    rows: tuple[Row, ...]
    percent: bool = False

    def verify(self) -> None:
        check_rows(self.rows)

    def compute(self, scope: Scope) -> Value:
        quantity, lower, amount = self.quantity(scope), Decimal(0), Decimal(0)
        for row in self.rows:
            upper = quantity if row.to is None else min(row.to, quantity)
            amount += max(Decimal(0), upper - lower) * row.rate
            lower = max(lower, upper)
        return Value(amount / 100, quantity) if self.percent else Value(amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band(Part):
    """The whole quantity in one band: amount + rate x (quantity - above), all times `scale`."""

    calc: Literal["band"]
    rows: tuple[Row, ...]
    scale: Decimal = Decimal(1)

    def verify(self) -> None:
        check_rows(self.rows)

    def compute(self, scope: Scope) -> Value:
        quantity = self.quantity(scope)
        row = row_of(self.rows, quantity)
        return Value((row.amount + row.rate * (quantity - row.above)) * self.scale)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder(Part):
    """An amount for every whole unit from `start` to `last`; nothing below, `beyond` above."""

    calc: Literal["ladder"]
    start: int
    last: int
    amounts: tuple[Decimal, ...]
    beyond: Decimal

    def verify(self) -> None:
        if len(self.amounts) < self.last - self.start + 1:
            raise ValueError(f"a ladder from {self.start} to {self.last} needs {self.last - self.start + 1} amounts")

    def compute(self, scope: Scope) -> Value:
        unit = int(self.quantity(scope))
        if unit < self.start:
            return Value(Decimal(0))
        return Value(self.beyond if unit > self.last else self.amounts[unit - self.start])
