"""Reading deals: from rows to frozen views, filtered in SQL by what the actor may see."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.promise import promise_in
from murmelbahn.deal.rules.moves import BEFORE_ORDER
from murmelbahn.deal.terms import Customer, DealView, End, PartyRole, Registrar, Role, Value, Variant, Vehicle
from murmelbahn.kernel.actor import STAFF, Actor, ActorKind
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import ALL, Where, first, where
from murmelbahn.kernel.sql import ask
from murmelbahn.value.terms import LENT, FundingKind

PARTIES = "SELECT deal, role, party, party_version FROM deal_dealparty WHERE deal = ANY(%s::uuid[]) ORDER BY since"


def reach(actor: Actor) -> Where:
    """The deals an actor may see: its own, its agent's, its market's; the system and the operator see all."""
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return ALL
    if actor.kind in STAFF:
        return where("deal_deal.market = ANY(%s::text[])", sorted(actor.markets))
    if actor.kind is ActorKind.ADVISER:
        return where("deal_deal.agent = ANY(%s::uuid[])", list(actor.agents))
    mine = "deal_deal.id IN (SELECT deal FROM deal_dealparty WHERE party = ANY(%s::uuid[]))"
    return where(mine, list(actor.parties))


def visible(actor: Actor) -> QuerySet[Deal]:
    """The same deals for a list."""
    return Deal.objects.filter(reach(actor).expression)


def held_before_order(actor: Actor) -> int:
    """How many stock cars are kept for a customer in deals that it has not ordered yet."""
    early = [state.value for state in BEFORE_ORDER]
    kept = visible(actor).filter(variant=Variant.STOCK.value, vehicle=Vehicle.HELD.value, customer__in=early)
    return kept.filter(closed=False, end="").count()


def find(actor: Actor, deal: UUID, *, lock: str = "") -> Deal | None:
    """One deal that the actor may see. `lock` as in `kernel.rows`."""
    return first(Deal, where("deal_deal.id = %s", deal) & reach(actor), lock=lock)


def require(actor: Actor, deal: UUID) -> Deal:
    """One deal that the actor may see. Raises `NotFound`."""
    row = find(actor, deal)
    if row is None:
        raise NotFound(kind="deal", id=deal)
    return row


def parties_of(deals: Iterable[UUID]) -> dict[UUID, tuple[PartyRole, ...]]:
    """The newest party of every role, by deal."""
    newest: dict[UUID, dict[str, PartyRole]] = {}
    rows = ask(PARTIES, [list(deals)])
    for deal, role, party, version in rows:
        newest.setdefault(deal, {})[role] = PartyRole(role=Role(role), party=party, version=version)
    return {deal: tuple(roles.values()) for deal, roles in newest.items()}


def view(row: Deal, parties: tuple[PartyRole, ...]) -> DealView:
    """One row as others see it."""
    advance = None if row.advance_amount is None else Money(row.advance_amount, row.currency)
    return DealView(
        id=row.id,
        number=row.number,
        market=row.market,
        seller=row.seller,
        regime=row.regime,
        variant=Variant(row.variant),
        customer_kind=row.customer_kind,
        vehicle=Vehicle(row.vehicle),
        customer=Customer(row.customer),
        value=Value(row.value),
        end=End(row.end) if row.end else None,
        closed=row.closed,
        version=row.version,
        agreement=row.agreement,
        configuration=row.configuration,
        model=row.model,
        vin=row.vin,
        build=row.build,
        offer=row.offer,
        agent=row.agent,
        outlet=row.outlet,
        adviser=row.adviser,
        place_of_registration=row.place_of_registration,
        region=row.region,
        place_of_delivery=row.place_of_delivery,
        registrar=Registrar(row.registrar),
        promise=promise_in(row),
        planned_handover=row.planned_handover,
        contract_date=row.contract_date,
        advance=advance,
        finance_until=row.finance_until,
        leave_asked_at=row.leave_asked_at,
        leased=row.funding_kind == FundingKind.LEASE.value,
        opened_at=row.opened_at,
        moved_at=row.moved_at,
        withdrawal_until=row.withdrawal_until,
        parties=parties,
        lent=row.funding_kind in LENT,
        declined=row.declined,
        refund_by=row.refund_by,
        bring_back_by=row.bring_back_by,
    )
