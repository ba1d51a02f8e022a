"""A guaranteed gross total: which adjustment of the price leads to it at the taxes of the day."""

from collections.abc import Callable, Sequence
from datetime import date

from murmelbahn.kernel.money import Money
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
ROUNDING = "rounding"


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
    """The largest price whose total does not exceed `gross`. One cent of price moves the total by up to three, so up to two
    may be missing: `exact` carries them as an amount outside all bases (EN 16931 BT-114). Raises `TargetUnreachable`."""

    def priced(*more: PricedAmount) -> TaxResult:
        changed = [*amounts, *more]
        return decide_taxes(template, basis=basis, amounts=changed, inputs=inputs, on=on, known_at=known_at)

    def total_at(candidate: Money) -> Money:
        return priced(PricedAmount(CODE, candidate)).gross

    try:
        found = largest_below(gross, total_at, start=_guess(gross, total_at))
    except ValueError as nothing:
        raise TargetUnreachable(market=template.code, gross=gross) from nothing
    adjustment = PricedAmount(CODE, found)
    result = priced(adjustment)
    shortfall = gross - result.gross
    rest = PricedAmount(ROUNDING, shortfall, in_vat_base=False, in_regtax_base=False)
    exact = priced(adjustment, rest) if shortfall else result
    return SolvedGross(target=gross, adjustment=adjustment, result=result, shortfall=shortfall, exact=exact)


def _guess(gross: Money, total_at: Callable[[Money], Money]) -> Money:
    """Totals are nearly straight lines: two of them point close to the answer."""
    zero = Money.zero(gross.currency)
    unchanged = total_at(zero)
    gap = gross - unchanged
    rise = total_at(gap) - unchanged
    return Money.rounded(gap.amount * gap.amount / rise.amount, gross.currency) if rise else zero
