"""A rule's formula: exemptions first, then parts, then steps. The set of calculators is closed."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from murmelbahn.kernel.money import Rounding, round_to
from murmelbahn.markets.rules.calculators.conditions import FORBID, Conditions, check, holds
from murmelbahn.markets.rules.calculators.formulas import PowerCurve, Product
from murmelbahn.markets.rules.calculators.part import Value
from murmelbahn.markets.rules.calculators.scope import Scope
from murmelbahn.markets.rules.calculators.shares import Percent, RateFormula, RateLadder, RateTable
from murmelbahn.markets.rules.calculators.tables import Band, Flat, Ladder, PerUnit, Slices
from murmelbahn.markets.terms import Confidence

Calculator = Annotated[
    Flat | Percent | PerUnit | Slices | Band | Ladder | RateFormula | RateTable | RateLadder | Product | PowerCurve,
    Field(discriminator="calc"),
]
"""The closed set. A new member is a decision for all markets, not a market's own code."""

Adjustment = Literal["minus", "times", "at_least", "at_most", "cap_with", "round"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """Nothing is due when the conditions hold. `confidence`: how sure that is, if not as sure as the row's figures."""

    __pydantic_config__ = FORBID
    when: Conditions
    why: str
    confidence: Confidence | None = None

    def __post_init__(self) -> None:
        check(self.when)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One adjustment of the sum of the parts. Subtracting stops at zero; `cap_with` caps the sum with other taxes."""

    __pydantic_config__ = FORBID
    do: Adjustment
    when: Conditions = field(default_factory=dict)
    amount: Decimal | None = None
    part: Calculator | None = None
    taxes: tuple[str, ...] = ()
    mode: Rounding = Rounding.HALF_UP

    def __post_init__(self) -> None:
        check(self.when)
        if (self.amount is None) == (self.part is None):
            raise ValueError("a step has either an amount or a part")

    def apply(self, so_far: Decimal, scope: Scope) -> Decimal:
        operand = self.part.value(scope).amount if self.part is not None else self.amount or Decimal(0)
        if self.do == "minus":
            return max(Decimal(0), so_far - operand)
        if self.do == "times":
            return so_far * operand
        if self.do == "at_least":
            return max(so_far, operand)
        if self.do == "at_most":
            return min(so_far, operand)
        if self.do == "cap_with":
            return min(so_far, max(Decimal(0), operand - sum(scope.others.get(tax, Decimal(0)) for tax in self.taxes)))
        return round_to(so_far, operand, self.mode)


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """`combine`: `sum` adds all parts that apply, `first` takes the first, `largest` the largest."""

    __pydantic_config__ = FORBID
    exempt: tuple[Exemption, ...] = ()
    unknown: tuple[Conditions, ...] = ()
    """Cases the figures say nothing about: refused, as when no part fits."""
    parts: tuple[Calculator, ...]
    steps: tuple[Step, ...] = ()
    combine: Literal["sum", "first", "largest"] = "sum"
    price_including: bool = False
    """The law taxes a price that contains this very tax."""

    def __post_init__(self) -> None:
        if not self.parts:
            raise ValueError("a formula has at least one part")
        for case in self.unknown:
            check(case)
        if self.steps[len(self.steps) - len(self.roundings) :] != self.roundings:
            raise ValueError("rounding comes last")

    @property
    def roundings(self) -> tuple[Step, ...]:
        """Steps that round: they wait until the amount stands."""
        return tuple(step for step in self.steps if step.do == "round")

    def linear_rate(self, scope: Scope) -> Decimal | None:
        """The rate, if what applies is nothing but percentages of the net price; else None."""
        if any(holds(exemption.when, scope) for exemption in self.exempt):
            return Decimal(0)
        chosen = self.chosen(scope)
        if (
            not chosen
            or self.steps
            or self.price_including
            or not all(isinstance(p, Percent) and p.of == "net" and p.base_unit is None for p in chosen)
        ):
            return None
        return sum((part.rate for part in chosen if isinstance(part, Percent)), Decimal(0))

    def chosen(self, scope: Scope) -> tuple[Calculator, ...]:
        found = tuple(part for part in self.parts if part.applies(scope))
        return found[:1] if self.combine == "first" else found

    def evaluate(self, scope: Scope) -> Value | None:
        """The unrounded tax; None when no part of the formula fits the car (never silently zero)."""
        for exemption in self.exempt:
            if holds(exemption.when, scope):
                return Value(Decimal(0), rate=Decimal(0), exempt=True, confidence=exemption.confidence)
        chosen = self.chosen(scope)
        if not chosen or any(holds(case, scope) for case in self.unknown):
            return None
        value = self._price_including(chosen, scope) if self.price_including else self._once(chosen, scope)
        amount = value.amount
        for step in self.roundings:
            amount = step.apply(amount, scope) if holds(step.when, scope) else amount
        return replace(value, amount=amount)

    def _once(self, chosen: tuple[Calculator, ...], scope: Scope) -> Value:
        values = [part.value(scope) for part in chosen]
        amounts = [value.amount for value in values]
        amount = max(amounts) if self.combine == "largest" else sum(amounts, Decimal(0))
        for step in self.steps:
            if step.do != "round" and holds(step.when, scope):
                amount = step.apply(amount, scope)
        shares = [value for value in values if value.base is not None]
        return Value(amount, shares[0].base if shares else None, shares[0].rate if len(shares) == 1 else None)

    def _price_including(self, chosen: tuple[Calculator, ...], scope: Scope) -> Value:
        """Tax = formula(price + tax): repeated until it stands still, which it does as every rate is below 100 %."""
        value = self._once(chosen, scope)
        for _ in range(400):
            scope.included = value.amount
            again = self._once(chosen, scope)
            if abs(again.amount - value.amount) < Decimal("1e-12"):
                break
            value = again
        return Value(value.amount.quantize(Decimal("1e-8")), value.base, value.rate)
