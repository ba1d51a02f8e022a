"""Registration taxes and fees of the law: one line each, in the order of the template."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from murmelbahn.kernel.money import Money, Taxed
from murmelbahn.markets.rules.calculators import Scope, Value, holds
from murmelbahn.markets.rules.lookup import law_day, row_for
from murmelbahn.markets.rules.rows import RuleRow, TaxSpec
from murmelbahn.markets.rules.template import Template
from murmelbahn.markets.terms import NoRule, TaxInputs, TaxLine


@dataclass(frozen=True, slots=True)
class Assessment:
    """A computed line and what the totals must know of it."""

    line: TaxLine
    in_vat_base: bool
    released: bool


def assess(template: Template, *, car: Taxed, inputs: TaxInputs, on: date, known_at: date | None) -> list[Assessment]:
    """Every tax of the market but VAT that applies to this car; `car` is the price that registration taxes look at."""
    found: list[Assessment] = []
    others: dict[str, Decimal] = {}
    for tax in template.taxes:
        if any(getattr(inputs, name) is None for name in tax.only_if_given):
            continue
        scope = Scope(
            market=template.code,
            tax=tax.code,
            inputs=inputs,
            net=car.net.amount,
            with_vat=car.gross.amount,
            others=others,
        )
        if not holds(tax.applies, scope):
            continue
        day = law_day(tax, inputs, on)
        row = row_for(template.rows, market=template.code, tax=tax.code, on=day, known_at=known_at)
        value = row.formula.evaluate(scope)
        if value is None:
            raise NoRule(market=template.code, tax=tax.code, on=day, known_at=known_at)
        amount = Money.rounded(value.amount, template.currency, template.rounding)
        others[tax.code] = amount.amount
        line = _line(template, tax, row, value, scope, amount, day)
        found.append(Assessment(line, tax.in_vat_base, row.released))
    return found


def _line(
    template: Template, tax: TaxSpec, row: RuleRow, value: Value, scope: Scope, amount: Money, day: date
) -> TaxLine:
    currency = amount.currency
    return TaxLine(
        code=tax.code,
        kind=tax.kind,
        base=Money.rounded(value.base, currency, template.rounding) if value.base is not None else Money.zero(currency),
        amount=amount,
        rate=value.rate,
        rule=row.id,
        source=row.source,
        confidence=value.confidence or (row.confidence if value.exempt else row.confidence_for(scope)),
        on=day,
        in_total=tax.in_total,
        inputs=tuple(sorted(scope.used.items())),
    )
