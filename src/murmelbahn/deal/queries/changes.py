"""What a change would do: the same decision that applying it takes, without writing anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.deal.models import Change
from murmelbahn.deal.queries.chosen import concerning
from murmelbahn.deal.queries.holds import Seen, see
from murmelbahn.deal.queries.planned import working
from murmelbahn.deal.queries.pricing import request_for
from murmelbahn.deal.queries.rows import require, visible
from murmelbahn.deal.queries.tax_rules import open_in
from murmelbahn.deal.rules.change import answer_window, changeable, preview
from murmelbahn.deal.rules.horizon import expected_handover
from murmelbahn.deal.terms import Customer, DealView, Value, Vehicle
from murmelbahn.deal.terms.changes import ChangeKind, ChangePreview, ChangeState, ChangeTerms, ChangeView
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import today
from murmelbahn.kernel.fact import from_json
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.markets import queries as markets
from murmelbahn.value import queries as value
from murmelbahn.value.terms import Quote
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import ConfigurationView

CHANGE_FEE = "CHANGEFEE"
"""The item code under which every market's price list has the fee for a late change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decided change: what is shown, and the price that would be agreed."""

    preview: ChangePreview
    quote: Quote


def expected(seen: Seen) -> date:
    """The day a change is computed for while nobody names one."""
    day = expected_handover(
        promised=seen.row.promised,
        planned=seen.row.planned_handover,
        computed=seen.agreement.terms.quote.tax_date,
        today=seen.today,
    )
    return working(seen.row.market, day)


def decide_change(
    seen: Seen, *, wanted: ConfigurationView, extras: tuple[str, ...], tax_date: date, asked_on: date | None = None
) -> Decided:
    """Price another configuration of a running contract by its own list, campaigns and, unless it is a new contract, date.

    A new contract is of the day it was asked for (`asked_on`, today unless given): the plant answers days later, and what
    the customer said yes to must not move meanwhile."""
    row, rules, sold = seen.row, seen.market, seen.sold
    agreed = seen.agreement.terms.quote
    before, after = frozenset(sold.items), frozenset(wanted.items)
    families = vehicle.catalogue_of(SYSTEM, artefact=wanted.artefact).families
    approval = wanted.model != sold.model or any(
        family.approval and before & set(family.items) != after & set(family.items) for family in families
    )
    new_contract = approval and rules.change.approval_change_is_new_contract
    contract_date = (asked_on or today(rules.zone)) if new_contract else seen.contract_date
    request = request_for(
        seen.view,
        configuration=wanted,
        car=seen.car,
        extras=extras,
        order_date=agreed.order_date,
        tax_date=tax_date,
        contract_date=contract_date,
        campaigns=agreed.campaigns,
        confirmed_rules=tuple(row.rules_confirmed),
    )
    quote = value.quote(SYSTEM, request=request)
    shown = preview(
        base=row.agreement,
        before=agreed,
        after=quote,
        items_before=before,
        items_after=after,
        co2=(sold.technical.co2_g_km, wanted.technical.co2_g_km),
        contract_date=contract_date,
        new_contract=new_contract,
        financed=seen.financed,
        confirmed_rules=frozenset(row.rules_confirmed),
    )
    return Decided(preview=shown, quote=quote)


def preview_change(
    actor: Actor, *, deal: UUID, configuration: UUID, extras: tuple[str, ...] = (), tax_date: date | None = None
) -> ChangePreview:
    """What it would cost to have another configuration. `extras` are added (a change fee). Writes nothing. Raises `NotFound`."""
    seen = see(actor, deal)
    row = seen.row
    wanted = vehicle.configuration(SYSTEM, configuration=configuration)
    when = tax_date or expected(seen)
    return decide_change(seen, wanted=wanted, extras=(*row.extras, *extras), tax_date=when).preview


def change_terms(actor: Actor, *, deal: UUID, configuration: UUID) -> ChangeTerms:
    """What a customer is shown before it says yes to another configuration. Writes nothing. Raises `NotFound`."""
    seen = see(actor, deal)
    row = seen.row
    wanted = vehicle.configuration(SYSTEM, configuration=configuration)
    fees = fee_items(seen)
    when = expected(seen)
    decided = decide_change(seen, wanted=wanted, extras=(*row.extras, *fees), tax_date=when)
    fee = [line.gross for line in decided.quote.lines if line.code in fees]
    return ChangeTerms(
        configuration=configuration,
        version=row.version,
        preview=decided.preview,
        fee=fee[0] if fee else None,
        tax_date=when,
        asks_plant=row.build is not None,
        rules=open_in(row, decided.quote.taxes),
    )


def fee_items(seen: Seen) -> tuple[str, ...]:
    """The fee a change costs at this stage: none before anything is fixed at the plant, or where the market asks none."""
    return (CHANGE_FEE,) if seen.at(Vehicle.FROZEN) and seen.market.change.fee else ()


def _configuration(row: Change) -> UUID | None:
    wanted = row.content.get("configuration")
    return UUID(wanted) if wanted else None


def changes_of(actor: Actor, *, deal: UUID) -> tuple[ChangeView, ...]:
    """The changes of a deal, oldest first."""
    if not visible(actor).filter(id=deal).exists():
        raise NotFound(kind="deal", id=deal)
    return tuple(
        ChangeView(
            id=row.id,
            deal=row.deal,
            kind=ChangeKind(row.kind),
            state=ChangeState(row.state),
            base=row.base,
            preview=from_json(ChangePreview, row.preview) if row.preview else None,
            configuration=_configuration(row),
            answer_by=date.fromisoformat(row.content["answer_by"]) if row.content.get("answer_by") else None,
            asked_at=row.asked_at,
        )
        for row in Change.objects.filter(deal=deal).order_by("asked_at", "id")
    )


def may_change(actor: Actor, *, deal: UUID) -> bool:
    """Whether the car of a contract can still be changed at all; which classes are final, the plant says. Raises
    `NotFound`."""
    row = require(actor, deal)
    return not row.end and changeable(Vehicle(row.vehicle), Customer(row.customer), Value(row.value))


def changeable_deals(actor: Actor, *, market: str) -> tuple[DealView, ...]:
    """Contracts of the actor's own in a market whose car can still be changed, last moved first."""
    found = concerning(actor, parties=actor.parties) if actor.parties else ()
    return tuple(
        one
        for one in found
        if one.market == market and one.end is None and changeable(one.vehicle, one.customer, one.value)
    )


def answer_days(actor: Actor, *, deal: UUID) -> tuple[date, date]:
    """The first and the last day by which the customer can be asked to answer a proposal of today. Raises `NotFound`."""
    row = require(actor, deal)
    return answer_window(today(markets.market(SYSTEM, code=row.market).zone))
