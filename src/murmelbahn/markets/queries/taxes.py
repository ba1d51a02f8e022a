"""Taxes of a price, and the price for a guaranteed total."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money, Taxed
from murmelbahn.markets.queries.files import template
from murmelbahn.markets.rules.compute import decide_taxes
from murmelbahn.markets.rules.guarantee import decide_gross
from murmelbahn.markets.rules.template import Template
from murmelbahn.markets.rules.vat import Vat
from murmelbahn.markets.terms import NoRule, PriceBasis, PricedAmount, SolvedGross, TaxInputs, TaxResult

KEPT = 2_000
"""Results in memory: the cars of a market's stock, for private customers and for companies."""


def compute_taxes(
    actor: Actor,
    *,
    market: str,
    basis: PriceBasis,
    amounts: Sequence[PricedAmount],
    inputs: TaxInputs,
    on: date,
    known_at: date | None = None,
) -> TaxResult:
    """VAT, registration taxes and passthrough of a price, computed on the tax point.

    The tax point is `inputs.tax_date` or else `on`; taxes tied to registration take `inputs.first_registration` first.
    `known_at` recomputes with the rule rows known on that day (None = all).
    Raises `UnknownMarket`, `InputMissing`, `InputInvalid`, `NoRule`.
    """
    return _decided(template(market), basis, tuple(amounts), inputs, on, known_at)


@lru_cache(KEPT)
def _decided(
    law: Template,
    basis: PriceBasis,
    amounts: tuple[PricedAmount, ...],
    inputs: TaxInputs,
    on: date,
    known_at: date | None,
) -> TaxResult:
    """The law is a pure function, and the same car is asked about again and again: in lists, on the way to a contract."""
    return decide_taxes(law, basis=basis, amounts=amounts, inputs=inputs, on=on, known_at=known_at)


def knows_rule(actor: Actor, *, market: str, rule: str) -> bool:
    """Whether a rule of this id stands in the market's template. Raises `UnknownMarket`."""
    return any(row.id == rule for row in template(market).rows)


def law_kept_until(actor: Actor, *, market: str, contract: date, supply: date) -> date | None:
    """Where a transition rule taxes a supply by the law of the day its contract was concluded: the last day of a contract that
    it does so for. None where none does. Raises `UnknownMarket`."""
    rules = (tax.transition for tax in template(market).taxes if tax.transition)
    return min((rule.last_day(contract) for rule in rules if rule.keeps(contract, supply)), default=None)


def solve_for_gross(
    actor: Actor,
    *,
    market: str,
    basis: PriceBasis,
    amounts: Sequence[PricedAmount],
    gross: Money,
    inputs: TaxInputs,
    on: date,
    known_at: date | None = None,
) -> SolvedGross:
    """The adjustment (code `price_guarantee`, usually negative) that brings the price to a guaranteed gross total."""
    return decide_gross(
        template(market), basis=basis, amounts=amounts, gross=gross, inputs=inputs, on=on, known_at=known_at
    )


def split_gross(actor: Actor, *, market: str, gross: Money, on: date, known_at: date | None = None) -> Taxed:
    """Net and VAT contained in an amount of money (advances, parts of a payment): VAT = round(gross x r / (100 + r))."""
    vat = Vat.of(template(market), inputs=TaxInputs(), on=on, known_at=known_at)
    return vat.from_gross(gross)


def split_net(actor: Actor, *, market: str, net: Money, on: date, known_at: date | None = None) -> Taxed:
    """VAT upon a net amount (commission, settlement credit): VAT = round(net x r / 100)."""
    vat = Vat.of(template(market), inputs=TaxInputs(), on=on, known_at=known_at)
    return vat.from_net(net)


def vat_rate(actor: Actor, *, market: str, on: date, known_at: date | None = None) -> Decimal:
    """The rate that holds for a service on a day (commission), in percent. Raises `UnknownMarket`, `NoRule`."""
    vat = Vat.of(template(market), inputs=TaxInputs(), on=on, known_at=known_at)
    if vat.rate is None:
        raise NoRule(market=market, tax=vat.code, on=on, known_at=known_at)
    return vat.rate
