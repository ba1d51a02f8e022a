"""What all calculators share: when they apply, what they answer, how a quantity is reduced before it is taxed."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from decimal import Decimal

from murmelbahn.markets.rules.calculators.conditions import FORBID, Conditions, check, holds
from murmelbahn.markets.rules.calculators.scope import NUMBERS, PRICES, Scope
from murmelbahn.markets.terms import Confidence


@dataclass(frozen=True, slots=True)
class Value:
    """An unrounded amount; base and rate where it is a share of money; `exempt` with its own confidence."""

    amount: Decimal
    base: Decimal | None = None
    rate: Decimal | None = None
    exempt: bool = False
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction:
    """An abatement of a quantity before it is taxed: `minus` units, at most `max_share` of it, or `times` a factor."""

    __pydantic_config__ = FORBID
    when: Conditions = field(default_factory=dict)
    minus: Decimal = Decimal(0)
    max_share: Decimal | None = None
    times: Decimal = Decimal(1)

    def __post_init__(self) -> None:
        check(self.when)

    def apply(self, quantity: Decimal) -> Decimal:
        off = self.minus if self.max_share is None else min(self.minus, quantity * self.max_share)
        return max(Decimal(0), (quantity - off) * self.times)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(ABC):
    """A calculator fed by data. `of` names the quantity it taxes."""

    __pydantic_config__ = FORBID
    of: str = "net"
    when: Conditions = field(default_factory=dict)
    reduce: tuple[Reduction, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None

    def __post_init__(self) -> None:
        check(self.when)
        if self.of not in NUMBERS + PRICES:
            raise ValueError(f"no quantity is called {self.of}")
        by = getattr(self, "by", self.of)
        if by not in NUMBERS + PRICES:
            raise ValueError(f"no quantity is called {by}")
        self.verify()

    def verify(self) -> None:  # noqa: B027 (most have nothing to check)
        """Raises ValueError for data this calculator cannot work with."""

    def applies(self, scope: Scope) -> bool:
        return holds(self.when, scope)

    def quantity(self, scope: Scope) -> Decimal:
        quantity = scope.number(self.of)
        for reduction in self.reduce:
            if holds(reduction.when, scope):
                quantity = reduction.apply(quantity)
        return quantity

    def value(self, scope: Scope) -> Value:
        """The amount, within `least` and `most`."""
        found = self.compute(scope)
        amount = found.amount if self.least is None else max(self.least, found.amount)
        amount = amount if self.most is None else min(self.most, amount)
        return Value(amount, found.base, found.rate)

    @abstractmethod
    def compute(self, scope: Scope) -> Value:
        """The unrounded amount before `least` and `most`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table: holds up to `to` (included) or `below` (excluded); neither = everything above."""

    __pydantic_config__ = FORBID
    to: Decimal | None = None
    below: Decimal | None = None
    amount: Decimal = Decimal(0)
    rate: Decimal = Decimal(0)
    above: Decimal = Decimal(0)

    def holds(self, quantity: Decimal) -> bool:
        return (self.to is None or quantity <= self.to) and (self.below is None or quantity < self.below)

    @property
    def open(self) -> bool:
        return self.to is None and self.below is None


def row_of(rows: tuple[Row, ...], quantity: Decimal) -> Row:
    """The first row that holds; tables end with an open row (checked), so there is one."""
    return next(row for row in rows if row.holds(quantity))


def check_rows(rows: tuple[Row, ...]) -> None:
    """Rows ascend and only the last is open. Raises ValueError."""
    bounds = [row.to if row.to is not None else row.below for row in rows[:-1]]
    if not rows or not rows[-1].open:
        raise ValueError("the last row of a table has no upper bound")
    if any(bound is None for bound in bounds) or sorted(set(bounds), key=lambda b: b or 0) != bounds:
        raise ValueError("the bounds of a table ascend")
