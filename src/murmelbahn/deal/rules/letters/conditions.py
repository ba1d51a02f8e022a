"""The conditions of sale: which clauses a market's contracts have for a kind of customer, with the figures of its template.

The wording is the house's own for all markets; what differs are figures and the clauses a figure decides. A lawyer of the
market releases it before live use.
"""

from __future__ import annotations

from decimal import Decimal

from murmelbahn.markets.terms import CustomerKind, Market

Figures = dict[str, str]


def clauses_of(market: Market, kind: CustomerKind) -> tuple[tuple[str, Figures], ...]:
    """Codes of clauses in their order, each with its figures; title and text of a code stand in the letters' catalogue."""
    consumer, damages, delay = kind is CustomerKind.PRIVATE, market.damages, market.delay
    days = {"days": str(market.dunning.payment_days)}
    credit = {} if consumer else {"credit": str(market.dunning.payment_days_company)}
    collection = "collection_less" if damages.customer_may_prove_less else "collection"
    return (
        ("seller", {}),
        (
            "contract",
            {"build": str(market.binding.build_to_order_days), "stock": str(market.binding.stock_days)},
        ),
        (f"price_{market.price.tax_change(kind)}", {}),
        ("payment" if consumer else "payment_company", {**days, **credit}),
        ("advance" if market.advance.refundable else "advance_kept", {}),
        (
            "delivery",
            {
                "weeks": str(delay.notice_after_weeks),
                "grace": str(delay.grace_days),
                "cap": _percent(delay.damages_cap_percent),
            },
        ),
        ("change", {}),
        (
            collection,
            {
                "days": str(market.collection.days),
                "grace": str(market.collection.grace_days),
                "percent": _percent(damages.percent_of_gross),
            },
        ),
        ("risk", {}),
        ("defects" if consumer else "defects_company", {}),
        *((("withdrawal", {}),) if consumer and market.withdrawal.statutory else ()),
        ("law", {"market": market.code}),
    )


def _percent(value: Decimal) -> str:
    """`15`, `7.5`: as many digits as it has."""
    return f"{value.normalize():f}"
