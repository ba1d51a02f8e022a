"""Deals to look at."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.accounts.terms import Scope
from murmelbahn.deal import queries
from murmelbahn.deal.api import shown
from murmelbahn.deal.terms import (
    Customer,
    DealCounts,
    DealFilter,
    DealView,
    Gate,
    Mender,
    Place,
    QueuePlace,
    Value,
    Vehicle,
)
from murmelbahn.kernel.actor import Actor
from murmelbahn.ui.api.door import Door, Page


def deals(
    actor: Actor,
    *,
    vehicle: Vehicle | None = None,
    customer: Customer | None = None,
    value: Value | None = None,
    gate: Gate | None = None,
    market: str = "",
    outlet: UUID | None = None,
    adviser: UUID | None = None,
    mender: Mender | None = None,
    agent: UUID | None = None,
    party: UUID | None = None,
    text: str = "",
    open_only: bool = False,
    overdue: bool = False,
    run_out: bool = False,
    after: Place | None = None,
    limit: int = 50,
) -> tuple[DealView, ...]:
    """Deals the caller may see, last moved first. `gate`: whose turn it is; `mender`: for whom it waits; `overdue`: a day it
    was bound to has passed; `run_out`: its offer was not taken in time; `text` is found in number and VIN."""
    chosen = DealFilter(
        vehicle=vehicle, customer=customer, value=value, gate=gate, market=market, outlet=outlet, adviser=adviser,
        text=text, open_only=open_only, mender=mender, agent=agent, party=party, overdue=overdue, run_out=run_out,
    )  # fmt: skip
    return queries.deals(actor, chosen=chosen, after=after, limit=limit)


def counts(actor: Actor, *, market: str = "", open_only: bool = False) -> DealCounts:
    """How many deals the caller may see, by state, market, gate, agent and who must act."""
    return queries.counts(actor, chosen=DealFilter(market=market, open_only=open_only))


door = Door("deals")
READ, HANDLE = Scope.DEALS_READ, Scope.DEALS_HANDLE
door.reads("/deals", deals, scope=READ, page=Page(place=lambda deal: str(deal.place), read=Place.parse))
door.reads("/deals/counts", counts, scope=READ)
door.reads("/artefacts/{artefact}/quote", queries.estimate, scope=Scope.CATALOGUE_READ)
door.reads("/tasks", queries.tasks, scope=Scope.DEALS_HANDLE)
door.reads("/deals/{deal}", queries.deal, scope=READ, version=lambda deal: int(deal.version))
door.reads("/deals/{deal}/versions", queries.versions, scope=READ, shown=shown.contract_versions)
door.reads("/deals/{deal}/gates", queries.gates_ahead, scope=READ)
door.reads("/deals/{deal}/verdict", queries.verdict, scope=READ)
door.reads("/deals/{deal}/story", queries.story, scope=READ)
door.reads("/deals/{deal}/changes", queries.changes_of, scope=READ)
door.reads("/deals/{deal}/change-preview", queries.preview_change, scope=READ)
door.reads("/deals/{deal}/change-terms", queries.change_terms, scope=READ)
door.reads("/deals/{deal}/answer-days", queries.answer_days, scope=READ, shown=shown.answer_days)
door.reads("/deals/{deal}/offer-ahead", queries.offer_ahead, scope=READ)
door.reads("/deals/{deal}/discounts", queries.discounts_ahead, scope=HANDLE)
door.reads("/deals/{deal}/tax-rules", queries.tax_rules_open, scope=READ)
door.reads("/deals/{deal}/advance-ahead", queries.advance_ahead, scope=READ, shown=shown.advance)
door.reads("/deals/{deal}/invoice-ahead", queries.invoice_ahead, scope=READ)
door.reads("/deals/{deal}/collection", queries.collection, scope=READ, shown=shown.clock)
door.reads("/deals/{deal}/ends-ahead", queries.ends_ahead, scope=HANDLE, shown=shown.ends, without=("fee",))
door.reads("/markets/{market}/conditions-of-sale", queries.conditions_of_sale, scope=Scope.CATALOGUE_READ)
door.reads("/deals/{deal}/order-declaration", queries.order_declaration, scope=READ)
door.reads("/deals/{deal}/withdrawal-right", queries.withdrawal_right, scope=READ)
door.reads("/deals/{deal}/leaving", queries.leaving, scope=READ)
door.reads("/leave-requests", queries.leavers, scope=Scope.DEALS_DECIDE)
door.reads("/deals/{deal}/ways-out", queries.ways_out, scope=READ)
door.reads("/deals/{deal}/own-registration", queries.own_registration, scope=READ)
door.reads("/deals/{deal}/funding-split", queries.funding_of, scope=READ)
door.reads("/deals/{deal}/car", queries.car_of, scope=READ)
door.reads("/deals/{deal}/build", queries.build_of, scope=READ)
door.reads("/deals/{deal}/receipts", queries.receipts_of, scope=Scope.DEALS_HANDLE)
door.reads(
    "/orders-waiting", queries.orders_waiting, scope=Scope.DEALS_DECIDE,
    page=Page(place=lambda one: str(one.place), read=QueuePlace.parse),
)  # fmt: skip
