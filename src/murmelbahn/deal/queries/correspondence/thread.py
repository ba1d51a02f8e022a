"""A deal as its letters need it: number, seller, agent, outlet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from murmelbahn.deal.models import Change, Deal
from murmelbahn.deal.terms import Registrar, Variant
from murmelbahn.deal.terms.changes import ChangePreview
from murmelbahn.kernel import world
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.fact import from_json
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import first, where
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import CustomerKind, Market
from murmelbahn.retail import queries as retail
from murmelbahn.retail.terms import Outlet
from murmelbahn.value import queries as value
from murmelbahn.value.terms import FundingKind, LegalEntity

KEPT = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What stays the same through a deal: number, seller, market, agent, outlet, variant. `vin` is the car bound to it by
    now; letters from before it was built do not name it."""

    deal: UUID
    number: str
    market: Market
    seller: str
    agent: UUID
    outlet: Outlet
    stock: bool
    kind: CustomerKind
    conditions: str
    configuration: UUID
    vin: str
    offer: UUID | None
    funding: FundingKind
    lender: str
    own_registration: bool
    finance_until: date | None
    advance: Money | None
    entity: LegalEntity


def thread_of(actor: Actor, *, deal: UUID) -> Thread:
    """For the platform itself; raises `NotFound`."""
    row = first(Deal, where("deal_deal.id = %s", deal)) if actor.is_system else None
    if row is None:
        raise NotFound(kind="deal", id=deal)
    return Thread(
        deal=row.id,
        number=row.number,
        market=markets.market(actor, code=row.market),
        seller=row.seller,
        agent=row.agent,
        outlet=_outlet(world.connection().settings_dict["NAME"], row.outlet),
        stock=Variant(row.variant) is Variant.STOCK,
        kind=CustomerKind(row.customer_kind),
        conditions=row.conditions,
        configuration=row.configuration,
        vin=row.vin,
        offer=row.offer,
        funding=FundingKind(row.funding_kind),
        lender=row.lender,
        finance_until=row.finance_until,
        advance=None if row.advance_amount is None else Money(row.advance_amount, row.currency),
        own_registration=row.registrar == Registrar.CUSTOMER.value,
        entity=_entity(world.connection().settings_dict["NAME"], row.seller),
    )


@lru_cache(maxsize=KEPT)
def _outlet(database: str, outlet: UUID) -> Outlet:
    """Nothing changes an outlet once it is open, so each is read once a process and world."""
    return retail.outlet(SYSTEM, outlet=outlet)


@lru_cache(maxsize=KEPT)
def _entity(database: str, seller: str) -> LegalEntity:
    """A legal entity is registered once, for ever."""
    return value.legal_entity(SYSTEM, seller=seller)


def proposed_change(actor: Actor, *, change: UUID) -> tuple[ChangePreview, UUID, date | None]:
    """What was shown of a change, the configuration wished, until when an answer is asked for. For the platform itself;
    raises `NotFound`."""
    row = Change.objects.filter(id=change).first() if actor.is_system else None
    if row is None:
        raise NotFound(kind="change", id=change)
    wished = row.content
    shown, until = from_json(ChangePreview, row.preview), wished.get("answer_by", "")
    return shown, UUID(wished["configuration"]), date.fromisoformat(until) if until else None
