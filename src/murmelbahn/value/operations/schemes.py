"""Commission schemes are published by the seller and named by agents' contracts."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from murmelbahn.kernel.actor import STAFF, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotAllowed
from murmelbahn.value.models import CommissionScheme
from murmelbahn.value.terms import SchemeKnown


@operation
def publish_commission_scheme(
    actor: Actor,
    *,
    market: str,
    seller: str,
    code: str,
    rate_private: Decimal,
    rate_company: Decimal,
    handover_fee: Money,
) -> UUID:
    """Publish a scheme under a code that is never changed afterwards. Raises `NotAllowed`, `SchemeKnown`."""
    if not (actor.is_system or (actor.kind in STAFF and actor.may_see_market(market))):
        raise NotAllowed(kind=actor.kind.value)
    if CommissionScheme.objects.filter(seller=seller, code=code).exists():
        raise SchemeKnown(scheme=code)
    identity = new_id()
    CommissionScheme.objects.create(
        id=identity,
        market=market,
        seller=seller,
        code=code,
        rate_private=rate_private,
        rate_company=rate_company,
        handover_fee=handover_fee.amount,
        currency=handover_fee.currency,
    )
    return identity
