"""The money side of a contract, composed for value: who buys, what the commission is, who bears a tax change."""

from __future__ import annotations

from murmelbahn.deal.rules.contract import features_hash
from murmelbahn.deal.terms import DealView, Role
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import today
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import CustomerKind as MarketCustomer
from murmelbahn.markets.terms import TaxChange
from murmelbahn.retail import queries as retail
from murmelbahn.value import queries as value
from murmelbahn.value.terms import (
    Bearer,
    CommissionTerms,
    ContractTerms,
    CustomerKind,
    PartyRef,
    PriceClause,
    Quote,
    TaxClause,
)
from murmelbahn.vehicle.terms import ConfigurationView


def party_ref(deal: DealView, role: Role) -> PartyRef:
    return PartyRef(party=deal.party(role), version=deal.party_version(role))


def commission_terms(deal: DealView) -> CommissionTerms:
    """The agent's contract version of today, as the deal will keep it."""
    on = today(markets.market(SYSTEM, code=deal.market).zone)
    contract = retail.contract_on(SYSTEM, agent=deal.agent, on=on)
    return value.commission_scheme(
        SYSTEM,
        code=contract.commission_terms,
        seller=deal.seller,
        customer_kind=CustomerKind(deal.customer_kind),
        contract=f"{contract.contract}:{contract.version}",
    )


def price_clause(deal: DealView) -> PriceClause:
    """Who bears a change of tax before its tax point, by the market's template."""
    rules = markets.market(SYSTEM, code=deal.market)
    change = rules.price.tax_change(MarketCustomer(deal.customer_kind))
    if change is TaxChange.GUARANTEED_GROSS:
        return PriceClause(vat=TaxClause.FIXED, regtax=TaxClause.FIXED, bearer=Bearer.SELLER)
    return PriceClause(vat=TaxClause.FOLLOWS_LAW, regtax=TaxClause.FOLLOWS_LAW, bearer=Bearer.CUSTOMER)


def contract_terms(deal: DealView, *, configuration: ConfigurationView, quote: Quote) -> ContractTerms:
    """What offer and contract version freeze in the value stream."""
    return ContractTerms(
        quote=quote,
        buyer=party_ref(deal, Role.BUYER),
        invoice_recipient=party_ref(deal, Role.INVOICE_RECIPIENT),
        customer_kind=CustomerKind(deal.customer_kind),
        car=features_hash(configuration, deal.vin if deal.variant.value == "stock" else ""),
        clause=price_clause(deal),
        commission=commission_terms(deal),
    )
