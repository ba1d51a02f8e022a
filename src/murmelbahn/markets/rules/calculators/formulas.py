"""Calculators for laws that multiply or raise to a power."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from murmelbahn.markets.rules.calculators.conditions import FORBID, Conditions, check, holds
from murmelbahn.markets.rules.calculators.part import Part, Row, Value, check_rows, row_of
from murmelbahn.markets.rules.calculators.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """A number, or a quantity over a divisor, that holds under conditions."""

    __pydantic_config__ = FORBID
    when: Conditions = field(default_factory=dict)
    value: Decimal = Decimal(1)
    of: str | None = None
    divisor: Decimal = Decimal(1)

    def __post_init__(self) -> None:
        check(self.when)

    def number(self, scope: Scope) -> Decimal:
        return self.value if self.of is None else self.value * scope.number(self.of) / self.divisor


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Part):
    """An amount from a band of the quantity times every factor whose conditions hold."""

    calc: Literal["product"]
    rows: tuple[Row, ...]
    factors: tuple[Factor, ...]

    def verify(self) -> None:
        check_rows(self.rows)

    def compute(self, scope: Scope) -> Value:
        amount = row_of(self.rows, self.quantity(scope)).amount
        for factor in self.factors:
            if holds(factor.when, scope):
                amount *= factor.number(scope)
        return Value(amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerCurve(Part):
    """(quantity x factors / divisor) ^ exponent x scale."""

    calc: Literal["power_curve"]
    divisor: Decimal
    exponent: int
    scale: Decimal
    factors: tuple[Factor, ...]

    def compute(self, scope: Scope) -> Value:
        quantity = self.quantity(scope)
        for factor in self.factors:
            if holds(factor.when, scope):
                quantity *= factor.number(scope)
        return Value((quantity / self.divisor) ** self.exponent * self.scale)
