"""Taxes of a price: VAT, registration taxes, passthrough. Pure; the algorithm is told in docs/algorithms/taxes.md."""

from collections.abc import Sequence
from datetime import date

from murmelbahn.kernel.money import Money, Taxed, total
from murmelbahn.markets.rules.inputs import check_inputs
from murmelbahn.markets.rules.lines import Assessment, assess
from murmelbahn.markets.rules.template import Template
from murmelbahn.markets.rules.vat import Vat
from murmelbahn.markets.terms import (
    PriceBasis,
    PricedAmount,
    TaxedAmount,
    TaxInputs,
    TaxLine,
    TaxResult,
)


def decide_taxes(
    template: Template,
    *,
    basis: PriceBasis,
    amounts: Sequence[PricedAmount],
    inputs: TaxInputs,
    on: date,
    known_at: date | None,
) -> TaxResult:
    """The whole computation, in the order of the law: contained VAT or net, registration taxes, VAT upon the rest."""
    check_inputs(template.currency, amounts, inputs, template.regions)
    vat = Vat.of(template, inputs=inputs, on=on, known_at=known_at)
    shares = allocate(amounts, vat, basis, template.currency)
    document = _sum_of([share for share in shares if share.in_vat_base], template.currency)
    car = _sum_of([share for share in shares if share.in_regtax_base], template.currency)
    found = assess(template, car=car, inputs=inputs, on=on, known_at=known_at)
    in_base = _sum(found, template.currency, in_vat_base=True)
    if in_base:
        upon = vat.from_net(document.net + in_base) if basis is PriceBasis.NET else None
        due = upon.tax if upon is not None else document.tax + vat.from_net(in_base).tax
    else:
        due = document.tax
    line = vat.line(base=document.net + in_base, amount=due)
    regtax = _sum(found, template.currency)
    passthrough = total((item.amount for item in amounts if not item.in_vat_base), template.currency)
    lines = (line, *(item.line for item in found))
    unconfirmed = _unconfirmed(
        template, lines, {vat.row.id: vat.row.released} | {i.line.rule: i.released for i in found}
    )
    return TaxResult(
        market=template.code,
        basis=basis,
        net=document.net,
        vat=due,
        registration_tax=regtax,
        passthrough=passthrough,
        gross=document.net + due + regtax + passthrough,
        amounts=tuple(shares),
        lines=lines,
        confirmed=not unconfirmed,
        unconfirmed=unconfirmed,
        release=template.release,
        on=on,
        known_at=known_at,
    )


def allocate(amounts: Sequence[PricedAmount], vat: Vat, basis: PriceBasis, currency: str) -> list[TaxedAmount]:
    """Share net and VAT among the amounts by running totals: every amount is the step from one taxed prefix to the next.

    So the shares sum to the document, no cent is lost, and the first n amounts together are taxed as if they stood alone.
    """
    zero = Money.zero(currency)
    stated, before = zero, Taxed(zero, zero, zero)
    shares = []
    for item in amounts:
        if not item.in_vat_base:
            own = Taxed(item.amount, zero, item.amount)
        else:
            stated += item.amount
            after = vat.from_gross(stated) if basis is PriceBasis.GROSS else vat.from_net(stated)
            own, before = after - before, after
        shares.append(TaxedAmount(item.code, own, item.in_vat_base, item.in_regtax_base))
    return shares


def _sum_of(shares: Sequence[TaxedAmount], currency: str) -> Taxed:
    net = total((share.taxed.net for share in shares), currency)
    tax = total((share.taxed.tax for share in shares), currency)
    return Taxed(net, tax, net + tax)


def _sum(found: Sequence[Assessment], currency: str, *, in_vat_base: bool = False) -> Money:
    return total(
        (i.line.amount for i in found if i.line.in_total and (i.in_vat_base or not in_vat_base)),
        currency,
    )


def _unconfirmed(template: Template, lines: Sequence[TaxLine], released: dict[str, bool]) -> tuple[str, ...]:
    """Rules that make the result an estimate. An information line cannot: nobody is charged by it."""
    draft = () if template.live else (f"{template.code}:draft",)
    rules = (line.rule for line in lines if line.in_total and (not line.confidence.binding or not released[line.rule]))
    return draft + tuple(dict.fromkeys(rules))
