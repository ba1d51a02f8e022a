"""A guaranteed gross total: which adjustment of the price leads to it at the taxes of the day."""

from collections.abc import Callable, Sequence
from datetime import date

from murmelbahn.kernel.money import Money, quantum
from murmelbahn.markets.rules.compute import decide_taxes
from murmelbahn.markets.rules.solve import largest_below
from murmelbahn.markets.rules.template import Template
from murmelbahn.markets.terms import (
    PriceBasis,
    PricedAmount,
    SolvedGross,
    TargetUnreachable,
    TaxInputs,
    TaxResult,
)

CODE = "price_guarantee"
REST = "price_guarantee_rest"
STEPS = 12
"""Cents either way that are tried for the rest."""


def decide_gross(
    template: Template,
    *,
    basis: PriceBasis,
    amounts: Sequence[PricedAmount],
    gross: Money,
    inputs: TaxInputs,
    on: date,
    known_at: date | None,
) -> SolvedGross:
    """The price whose total is `gross`. One cent of price may move the total by three; then a few cents of the adjustment
    are taken beside the car, outside the base of registration tax, so that the total is met. Raises `TargetUnreachable`."""

    def priced(*more: PricedAmount) -> TaxResult:
        changed = [*amounts, *more]
        return decide_taxes(template, basis=basis, amounts=changed, inputs=inputs, on=on, known_at=known_at)

    def solved(rest: tuple[PricedAmount, ...]) -> SolvedGross:
        def total_at(candidate: Money) -> Money:
            return priced(PricedAmount(CODE, candidate), *rest).gross

        try:
            found = largest_below(gross, total_at, start=_guess(gross, total_at))
        except ValueError as nothing:
            raise TargetUnreachable(market=template.code, gross=gross) from nothing
        adjustments = (PricedAmount(CODE, found), *rest)
        result = priced(*adjustments)
        return SolvedGross(target=gross, adjustments=adjustments, result=result, shortfall=gross - result.gross)

    nearest = solved(())
    if nearest.shortfall and nearest.result.registration_tax:
        for cents in sorted(range(-STEPS, STEPS + 1), key=abs)[1:]:
            beside = Money(quantum(gross.currency) * cents, gross.currency)
            met = solved((PricedAmount(REST, beside, in_regtax_base=False),))
            if not met.shortfall:
                return met
    return nearest


def _guess(gross: Money, total_at: Callable[[Money], Money]) -> Money:
    """Totals are nearly straight lines: two of them point close to the answer."""
    zero = Money.zero(gross.currency)
    unchanged = total_at(zero)
    gap = gross - unchanged
    rise = total_at(gap) - unchanged
    return Money.rounded(gap.amount * gap.amount / rise.amount, gross.currency) if rise else zero
