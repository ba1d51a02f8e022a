"""Short ways to price a car in tests."""

from datetime import date
from decimal import Decimal
from typing import Any

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.money import Money
from murmelbahn.markets.queries import compute_taxes, market
from murmelbahn.markets.rules.reading import read
from murmelbahn.markets.terms import PriceBasis, PricedAmount, TaxInputs, TaxResult


def eur(amount: str | int | Decimal) -> Money:
    return Money.of(amount, "EUR")


def priced(code: str, basis: PriceBasis, on: date, *amounts: tuple[str, str], **inputs: Any) -> TaxResult:
    """Taxes of named amounts."""
    items = [PricedAmount(name, eur(amount)) for name, amount in amounts]
    return compute_taxes(SYSTEM, market=code, basis=basis, amounts=items, inputs=TaxInputs(**inputs), on=on)


def asked(code: str, on: str, plain: dict[str, Any], known_at: date | None = None) -> TaxResult:
    """The same from plain values, as the command line takes them."""
    found = market(SYSTEM, code=code)
    question = read(plain, market=code, currency=found.currency, basis=found.price.basis_private)
    return compute_taxes(
        SYSTEM,
        market=code,
        basis=question.basis,
        amounts=question.amounts,
        inputs=question.inputs,
        on=date.fromisoformat(on),
        known_at=known_at,
    )


def line(result: TaxResult, code: str) -> Decimal:
    """The amount of one tax line."""
    return next(line.amount.amount for line in result.lines if line.code == code)
