"""Attribution: who did which duty of a deal, under the contract version in force on that day."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer import operations as customer
from murmelbahn.customer import queries as customers
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.command import emit, now, operation, today
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.kernel.rows import Where, every, first, where
from murmelbahn.kernel.saving import add, save
from murmelbahn.retail.facts import DealAttributed, DealTakenOver
from murmelbahn.retail.models import AttributionRow, ContractRow, OutletRow
from murmelbahn.retail.operations._rows import any_outlet, lock_deal, post_with, run_outlet
from murmelbahn.retail.queries._rows import contract_of
from murmelbahn.retail.queries.visibility import visible_attributions
from murmelbahn.retail.rules.network import in_force
from murmelbahn.retail.terms import Duty, NotCaredFor, OtherAgent


@operation
def attribute_deal(
    actor: Actor,
    *,
    deal: UUID,
    market: str,
    seller: str,
    duty: Duty,
    outlet: UUID,
    adviser: UUID,
    parties: tuple[UUID, ...] = (),
) -> UUID:
    """Record that an adviser at an outlet did a duty of a deal; the contract version of today is frozen with it.

    Duty `care` also lets the agent see `parties` (a customer chooses its own agent this way). The same again changes
    nothing; another adviser replaces the one before, except for `care`, which only `take_over` moves: then
    `OtherAgent`. A customer says only who looks after it: else `NotAllowed`. Raises `NotFound` for a deal of others and
    an outlet the actor does not work for, `NotAtOutlet`, `NoContract(on)`.
    """
    if actor.kind is ActorKind.CUSTOMER and duty is not Duty.CARE:
        raise NotAllowed()
    if not customers.concerns(actor, deal=deal):
        raise NotFound()
    row = any_outlet(outlet) if actor.kind is ActorKind.CUSTOMER else run_outlet(actor, outlet)
    return attribute(
        actor, deal=deal, market=market, seller=seller, duty=duty, outlet=row, adviser=adviser, parties=parties
    )


@operation
def take_over(actor: Actor, *, deal: UUID, adviser: UUID, outlet: UUID) -> UUID:
    """Let another adviser look after a deal. Within the agent a colleague does it and the contract version stays; to
    another agent only the national company moves a deal, under that agent's contract of today, and its parties go
    with it.

    Raises `NotFound`, `NotCaredFor`, `OtherAgent`, `NotAtOutlet`, `NoContract(on)`.
    """
    before = first(AttributionRow, _standing(deal, Duty.CARE) & visible_attributions(actor), lock="FOR UPDATE")
    if before is None:
        raise NotCaredFor()
    row = any_outlet(outlet)
    post_with(row, adviser)
    if (before.outlet_id, before.adviser) == (row.id, adviser):
        return before.id
    contract, agent = before.contract, before.contract.agent_id
    if row.agent_id != agent:
        if actor.kind in {ActorKind.ADVISER, ActorKind.CUSTOMER}:
            raise OtherAgent()
        contract = _contract(row)
        customer.move_care(actor, deal=deal, before=agent, after=row.agent_id)
    market, seller, colleague = before.market, before.seller, before.adviser
    after = _attribute(before, deal, Duty.CARE, row, adviser, contract, market=market, seller=seller)
    fact = DealTakenOver(deal=deal, agent=row.agent_id, outlet=row.id, adviser=adviser, before=colleague)
    emit(fact, key=deal, market=market, seller=seller)
    return after


def _standing(deal: UUID, duty: Duty) -> Where:
    return where("deal = %s AND duty = %s AND until IS NULL", deal, duty)


def _contract(outlet: OutletRow) -> ContractRow:
    """The agent's contract version in force today at the outlet. Raises `NoContract(on)`."""
    rows = {row.id: row for row in every(ContractRow, where("agent_id = %s", outlet.agent_id))}
    return rows[in_force(map(contract_of, rows.values()), on=today(outlet.zone)).contract]


def _attribute(
    before: AttributionRow | None,
    deal: UUID,
    duty: Duty,
    outlet: OutletRow,
    adviser: UUID,
    contract: ContractRow,
    *,
    market: str,
    seller: str,
) -> UUID:
    if before is not None:
        before.until = now()
        save(before, ["until"])
    row = AttributionRow(
        deal=deal,
        market=market,
        seller=seller,
        duty=duty,
        outlet=outlet,
        contract=contract,
        adviser=adviser,
        at=now(),
    )
    add(row)
    fact = DealAttributed(
        deal=deal,
        duty=duty,
        agent=outlet.agent_id,
        outlet=outlet.id,
        adviser=adviser,
        contract=contract.id,
        commission_terms=contract.commission_terms,
    )
    emit(fact, key=deal, market=market, seller=seller)
    return row.id


def attribute(
    actor: Actor,
    *,
    deal: UUID,
    market: str,
    seller: str,
    duty: Duty,
    outlet: OutletRow,
    adviser: UUID,
    parties: tuple[UUID, ...] = (),
) -> UUID:
    """The attribution itself, for operations of this room that witnessed the duty. Raises `NotAtOutlet`, `NoContract`."""
    lock_deal(deal)
    post_with(outlet, adviser)
    before = first(AttributionRow, _standing(deal, duty), lock="FOR UPDATE")
    if before is not None and (before.outlet_id, before.adviser) == (outlet.id, adviser):
        return before.id
    if before is not None and duty is Duty.CARE:
        raise OtherAgent()
    if duty is Duty.CARE and parties:
        customer.begin_care(actor, parties=parties, agent=outlet.agent_id, market=market, seller=seller, deal=deal)
    return _attribute(before, deal, duty, outlet, adviser, _contract(outlet), market=market, seller=seller)
