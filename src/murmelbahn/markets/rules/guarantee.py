"""A guaranteed gross total: which adjustment of the price leads to it at the taxes of the day."""

from collections.abc import Sequence
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
    """The largest price whose total does not exceed `gross`; the cent it may fall short is said. Raises `TargetUnreachable`."""

    def priced(adjustment: Money) -> TaxResult:
        changed = [*amounts, PricedAmount(CODE, adjustment)]
        return decide_taxes(template, basis=basis, amounts=changed, inputs=inputs, on=on, known_at=known_at)

    start = Money.zero(gross.currency)
    try:
        adjustment = largest_below(gross, lambda candidate: priced(candidate).gross, start=start)
    except ValueError as nothing:
        raise TargetUnreachable(market=template.code, gross=gross) from nothing
    result = priced(adjustment)
    return SolvedGross(
        target=gross,
        adjustment=PricedAmount(CODE, adjustment),
        result=result,
        shortfall=gross - result.gross,
    )
