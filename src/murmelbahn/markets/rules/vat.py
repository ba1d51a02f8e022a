"""VAT of one price: the row that holds, contained in a gross amount or upon a net one."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from murmelbahn.kernel.money import Money, Rounding, Taxed
from murmelbahn.markets.rules.calculators import Scope
from murmelbahn.markets.rules.lookup import law_day, row_for
from murmelbahn.markets.rules.rows import RuleRow
from murmelbahn.markets.rules.solve import largest_below
from murmelbahn.markets.rules.template import Template
from murmelbahn.markets.terms import NoRule, TaxInputs, TaxKind, TaxLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Vat:
    """VAT on one day. `rate` is in percent; None where the law exempts part of the price (then gross is solved for)."""

    market: str
    code: str
    row: RuleRow
    inputs: TaxInputs
    rate: Decimal | None
    on: date
    method: Rounding

    @classmethod
    def of(cls, template: Template, *, inputs: TaxInputs, on: date, known_at: date | None) -> "Vat":
        """The VAT row of the tax point. Raises `NoRule`, `InputMissing`."""
        tax = template.vat
        day = law_day(tax, inputs, on)
        row = row_for(template.rows, market=template.code, tax=tax.code, on=day, known_at=known_at)
        zero = Decimal(0)
        scope = Scope(market=template.code, tax=tax.code, inputs=inputs, net=zero, with_vat=zero)
        return cls(
            market=template.code,
            code=tax.code,
            row=row,
            inputs=inputs,
            rate=row.formula.linear_rate(scope),
            on=day,
            method=template.rounding,
        )

    def upon(self, net: Decimal) -> Decimal:
        """Unrounded VAT upon a net amount."""
        if self.rate is not None:
            return net * self.rate / 100
        value = self.row.formula.evaluate(
            Scope(market=self.market, tax=self.code, inputs=self.inputs, net=net, with_vat=net)
        )
        if value is None:
            raise NoRule(market=self.market, tax=self.code, on=self.on, known_at=None)
        return value.amount

    def from_net(self, net: Money) -> Taxed:
        tax = Money.rounded(self.upon(net.amount), net.currency, self.method)
        return Taxed(net, tax, net + tax)

    def from_gross(self, gross: Money) -> Taxed:
        if self.rate is not None:
            return Taxed.from_gross(gross, self.rate, self.method)
        net = largest_below(gross, lambda candidate: self.from_net(candidate).gross)
        return Taxed(net, gross - net, gross)

    def line(self, *, base: Money, amount: Money) -> TaxLine:
        doubtful = Scope(
            market=self.market, tax=self.code, inputs=self.inputs, net=base.amount, with_vat=base.amount + amount.amount
        )
        return TaxLine(
            code=self.code,
            kind=TaxKind.VAT,
            base=base,
            amount=amount,
            rate=self.rate,
            rule=self.row.id,
            source=self.row.source,
            confidence=self.row.confidence_for(doubtful),
            on=self.on,
        )
