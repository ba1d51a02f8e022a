"""The agreed contract priced anew for another tax date."""

from __future__ import annotations

from datetime import date

from murmelbahn.deal.queries.holds.seen import Seen
from murmelbahn.deal.queries.pricing import request_for
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.periods import month_of
from murmelbahn.value import queries as value
from murmelbahn.value.terms import Quote


def requote(seen: Seen, *, tax_date: date) -> Quote:
    """Same list, same campaigns, same contract date. In the month it was computed for, the agreed price itself."""
    agreed = seen.agreement.terms.quote
    if month_of(agreed.tax_date) == month_of(tax_date):
        return agreed
    request = request_for(
        seen.view,
        configuration=seen.sold,
        car=seen.car,
        extras=tuple(seen.row.extras),
        order_date=agreed.order_date,
        tax_date=tax_date,
        contract_date=agreed.inputs.contract_date,
        campaigns=agreed.campaigns,
        confirmed_rules=tuple(seen.row.rules_confirmed),
    )
    return value.quote(SYSTEM, request=request)
