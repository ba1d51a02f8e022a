"""Campaigns: who gets them, when, with which others, and at whose expense."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from murmelbahn.kernel.money import Money
from murmelbahn.kernel.periods import Period
from murmelbahn.markets.terms import CustomerKind, StockClass
from murmelbahn.value.terms.prices import ComponentKind

ALWAYS = Period()


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """A price advantage. Either `amount` (positive, in the list's basis) or `percent` of the vehicle's list price.

    Eligible only if the order date lies in `order_window` AND the handover in `handover_window`. Of one stacking `group` only
    one applies (the first by `order`, then by code); `excludes` names campaigns it cannot stand beside. Empty tuples do not
    restrict. `stock_classes`: given only upon cars that were demonstrators, day registrations or came back; what lowers such
    a car to its worth is of the kind `STOCK_CLASS` and always names them. `budget` is the number of agreements it may be given
    to. `proof` names what the buyer must show (a `ProofKind`, or words); such a campaign is given to one deal at a time, by
    somebody who saw the proof. `seller_confirms`: what an outlet saw counts once a person of the seller has said so.
    """

    code: str
    market: str
    seller: str
    kind: ComponentKind = ComponentKind.CAMPAIGN
    amount: Money | None = None
    percent: Decimal | None = None
    models: tuple[str, ...] = ()
    customer_kinds: tuple[CustomerKind, ...] = ()
    buyers: tuple[UUID, ...] = ()
    order_window: Period = ALWAYS
    handover_window: Period = ALWAYS
    group: str = ""
    excludes: tuple[str, ...] = ()
    order: int = 100
    budget: int | None = None
    proof: str = ""
    stock_classes: tuple[StockClass, ...] = ()
    seller_confirms: bool = False
