"""Exact money. No float comes near it, no cent is lost, and currencies never mix."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache, total_ordering

MINOR_DIGITS = {"HUF": 2, "JPY": 0}
"""Decimal places by currency where they are not two. HUF is kept at two: VAT is computed in fillér and shown whole."""


class Rounding(StrEnum):
    """A *named* rounding algorithm; a market template chooses one by name."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"
    CEILING = "ceiling"
    FLOOR = "floor"


_MODES = {
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.HALF_EVEN: ROUND_HALF_EVEN,
    Rounding.DOWN: ROUND_DOWN,
    Rounding.CEILING: ROUND_CEILING,
    Rounding.FLOOR: ROUND_FLOOR,
}


class MoneyError(ValueError):
    """A sum that cannot be right: mixed currencies, a float, more digits than the currency has. Always a bug."""


@cache
def quantum(currency: str) -> Decimal:
    """The smallest amount of a currency: 0.01 for EUR."""
    return Decimal(1).scaleb(-MINOR_DIGITS.get(currency, 2))


def round_to(amount: Decimal, unit: Decimal, mode: Rounding = Rounding.HALF_UP) -> Decimal:
    """Round to a multiple of `unit` (0.01 for a cent, 1 for a whole krone) by a named algorithm."""
    return (amount / unit).quantize(Decimal(1), rounding=_MODES[mode]) * unit


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency, always at the currency's own number of digits."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal):
            raise MoneyError(f"an amount is a Decimal, not {type(self.amount).__name__}")
        exact = self.amount.quantize(quantum(self.currency), rounding=ROUND_DOWN)
        if exact != self.amount:
            raise MoneyError(f"{self.amount} {self.currency} has more digits than the currency: round it by name first")
        object.__setattr__(self, "amount", exact + 0)  # + 0 turns -0.00 into 0.00

    @classmethod
    def of(cls, amount: Decimal | int | str, currency: str) -> Money:
        """Exact: refuses an amount that would have to be rounded."""
        return cls(Decimal(amount), currency)

    @classmethod
    def zero(cls, currency: str) -> Money:
        return cls(Decimal(0), currency)

    @classmethod
    def rounded(cls, amount: Decimal, currency: str, mode: Rounding = Rounding.HALF_UP) -> Money:
        """Round a computed figure to the currency by a named algorithm."""
        return cls(round_to(amount, quantum(currency), mode), currency)

    def _same(self, other: Money) -> Decimal:
        if other.currency != self.currency:
            raise MoneyError(f"{self.currency} and {other.currency} do not mix")
        return other.amount

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.amount - self._same(other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def __abs__(self) -> Money:
        return Money(abs(self.amount), self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._same(other)

    def __bool__(self) -> bool:
        return self.amount != 0

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"

    def times(self, factor: Decimal | int, mode: Rounding = Rounding.HALF_UP) -> Money:
        """A share or a multiple, rounded by name."""
        return Money.rounded(self.amount * factor, self.currency, mode)

    def split(self, weights: Sequence[Decimal | int]) -> list[Money]:
        """Divide by weights without losing a unit: largest remainder, ties to the earlier part.

        The parts always sum to the whole. Raises `MoneyError` when the weights sum to nothing.
        """
        total = sum((Decimal(weight) for weight in weights), Decimal(0))
        if total == 0:
            raise MoneyError("weights that sum to nothing divide nothing")
        unit = quantum(self.currency)
        shares = [self.amount * Decimal(weight) / total for weight in weights]
        parts = [round_to(share, unit, Rounding.FLOOR) for share in shares]
        missing = int((self.amount - sum(parts)) / unit)
        order = sorted(range(len(parts)), key=lambda i: (parts[i] - shares[i], i))
        for i in order[:missing]:
            parts[i] += unit
        return [Money(part, self.currency) for part in parts]


def total(parts: Iterable[Money], currency: str) -> Money:
    """Sum of any number of amounts, zero of `currency` for none."""
    zero = Money.zero(currency)
    return Money(sum((zero._same(part) for part in parts), zero.amount), currency)


@dataclass(frozen=True, slots=True)
class Taxed:
    """Net, tax and gross of one thing. A wrong sum cannot be built."""

    net: Money
    tax: Money
    gross: Money

    def __post_init__(self) -> None:
        if self.net + self.tax != self.gross:
            raise MoneyError(f"{self.net} + {self.tax} is not {self.gross}")

    def __add__(self, other: Taxed) -> Taxed:
        return Taxed(self.net + other.net, self.tax + other.tax, self.gross + other.gross)

    def __sub__(self, other: Taxed) -> Taxed:
        return Taxed(self.net - other.net, self.tax - other.tax, self.gross - other.gross)

    def __neg__(self) -> Taxed:
        return Taxed(-self.net, -self.tax, -self.gross)

    @classmethod
    def from_gross(cls, gross: Money, rate: Decimal, mode: Rounding = Rounding.HALF_UP) -> Taxed:
        """Tax contained in a gross amount: tax = round(gross x rate / (100 + rate)), net is the rest. Rate in percent."""
        tax = Money.rounded(gross.amount * rate / (100 + rate), gross.currency, mode)
        return cls(gross - tax, tax, gross)

    @classmethod
    def from_net(cls, net: Money, rate: Decimal, mode: Rounding = Rounding.HALF_UP) -> Taxed:
        """Tax upon a net amount: tax = round(net x rate / 100). Rate in percent."""
        tax = Money.rounded(net.amount * rate / 100, net.currency, mode)
        return cls(net, tax, net + tax)
