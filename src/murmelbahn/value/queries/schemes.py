"""The commission a contract refers to."""

from __future__ import annotations

from murmelbahn.kernel.actor import STAFF, Actor
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import ALL, NONE, first, where
from murmelbahn.value.models import CommissionScheme
from murmelbahn.value.terms import CommissionTerms, CustomerKind


def commission_scheme(
    actor: Actor, *, code: str, seller: str, customer_kind: CustomerKind, contract: str
) -> CommissionTerms:
    """The terms of a scheme for a kind of customer, as a contract version keeps them. Raises `NotFound`."""
    seen = NONE
    if actor.is_system:
        seen = ALL
    elif actor.kind in STAFF:
        seen = where("market = ANY(%s)", list(actor.markets))
    row = first(CommissionScheme, where("seller = %s AND code = %s", seller, code) & seen)
    if row is None:
        raise NotFound(kind="commission_scheme", id=code)
    return CommissionTerms(
        contract=contract,
        rate=row.rate_private if customer_kind is CustomerKind.PRIVATE else row.rate_company,
        handover_fee=Money(row.handover_fee, row.currency),
    )
