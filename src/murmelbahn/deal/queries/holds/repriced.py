"""The agreed contract priced anew for another tax date, or for the car as it was built."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from murmelbahn.deal.queries.holds.seen import Seen
from murmelbahn.deal.queries.pricing import request_for, technical_of
from murmelbahn.deal.rules.tax_inputs import tax_inputs
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.periods import month_of
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import TaxInputs
from murmelbahn.value import queries as value
from murmelbahn.value.terms import Quote


def requote(seen: Seen, *, tax_date: date) -> Quote:
    """Same list, same campaigns, by the law of the day the contract was concluded. For the same car in the month it was
    computed for, the agreed price itself."""
    agreed = seen.agreement.terms.quote
    inputs = inputs_of(seen, tax_date)
    if month_of(agreed.tax_date) == month_of(tax_date) and _alike(seen.row.market, agreed.inputs, inputs):
        return agreed
    request = request_for(
        seen.view,
        configuration=seen.sold,
        car=seen.car,
        extras=tuple(seen.row.extras),
        order_date=agreed.order_date,
        tax_date=tax_date,
        contract_date=inputs.contract_date,
        campaigns=agreed.campaigns,
        confirmed_rules=tuple(seen.row.rules_confirmed),
        inputs=inputs,
    )
    return value.quote(SYSTEM, request=request)


def inputs_of(seen: Seen, tax_date: date) -> TaxInputs:
    """What the law asks of this very car: its own values, of the certificate of conformity, once it is built, and the day of
    its contract, which the offer could only guess. That the car was registered for this deal makes it no used car."""
    agreed = seen.agreement.terms.quote
    technical = technical_of(seen.sold, seen.car)
    inputs = tax_inputs(technical, region=seen.row.region, car=seen.car, contract_date=seen.contract_date)
    return replace(inputs, first_registration=agreed.inputs.first_registration, tax_date=tax_date)


def _alike(market: str, agreed: TaxInputs, inputs: TaxInputs) -> bool:
    """Whether the law is asked the same: another day of the contract counts only where a rule keeps its year's values."""
    if replace(inputs, tax_date=agreed.tax_date, contract_date=agreed.contract_date) != agreed:
        return False
    return agreed.contract_date == inputs.contract_date or not any(
        markets.law_kept_until(SYSTEM, market=market, contract=one.contract_date, supply=inputs.tax_date)
        for one in (agreed, inputs)
        if one.contract_date and inputs.tax_date
    )
