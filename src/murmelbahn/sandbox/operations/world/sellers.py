"""The national companies with prices, campaigns and commission."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.periods import Period
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import CustomerKind, StockClass
from murmelbahn.sandbox.queries import source
from murmelbahn.value import operations as values
from murmelbahn.value.terms import Campaign, ComponentKind, LegalEntity

LIST_FROM = date(2026, 9, 1)
"""The maker's price list of model year 2027 counts from here on."""
COMMISSION = {"rate_private": Decimal(6), "rate_company": Decimal(4)}
HANDOVER_FEE = "150.00"


def found_sellers() -> None:
    """Register every national company, publish its prices (private and company), campaigns and commission scheme."""
    for one in source.network()["seller"]:
        market = markets.market(SYSTEM, code=one["market"])
        entity = LegalEntity(**{**one, "address": tuple(one["address"]), "holder": one["legal_name"]})
        values.register_legal_entity(SYSTEM, entity=entity)
        values.publish_commission_scheme(
            SYSTEM,
            market=market.code,
            seller=entity.code,
            code="standard",
            handover_fee=Money.of(HANDOVER_FEE, market.currency),
            **COMMISSION,
        )
        for kind in CustomerKind:
            values.publish_prices(
                SYSTEM,
                market=market.code,
                seller=entity.code,
                basis=market.basis(kind),
                customer_kind=kind,
                valid=Period(LIST_FROM, None),
                prices=source.prices(market.code, market.currency),
            )
    for row in source.network()["campaign"]:
        currency = markets.market(SYSTEM, code=row["market"]).currency
        values.publish_campaign(
            SYSTEM,
            campaign=Campaign(
                code=row["code"],
                market=row["market"],
                seller=row["seller"],
                kind=ComponentKind(row.get("kind", ComponentKind.CAMPAIGN)),
                amount=Money.of(row["amount"], currency) if "amount" in row else None,
                percent=Decimal(row["percent"]) if "percent" in row else None,
                models=tuple(row.get("models", ())),
                customer_kinds=tuple(CustomerKind(kind) for kind in row.get("customer_kinds", ())),
                stock_classes=tuple(StockClass(one) for one in row.get("stock_classes", ())),
                group=row["group"],
                proof=row.get("proof", ""),
                seller_confirms=row.get("seller_confirms") == "yes",
            ),
        )
