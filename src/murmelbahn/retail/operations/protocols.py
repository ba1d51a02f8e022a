"""The handover protocol: signed by both, once per deal, never changed."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer import operations as customer
from murmelbahn.customer.terms import Channel, TouchpointKind
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import emit, now, operation
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.rows import first, where
from murmelbahn.kernel.saving import add, save
from murmelbahn.retail.facts import ProtocolSigned
from murmelbahn.retail.models import OPEN, AppointmentRow, ProtocolRow
from murmelbahn.retail.operations._rows import any_outlet, desk_only
from murmelbahn.retail.operations.deals import attribute
from murmelbahn.retail.queries._rows import appointment_of
from murmelbahn.retail.queries.visibility import visible_appointments
from murmelbahn.retail.rules.handover import sign
from murmelbahn.retail.terms import AlreadyHandedOver, AppointmentState, ChecklistItem, Duty, NotAppointed, Place, Side


@operation
def record_protocol(
    actor: Actor,
    *,
    deal: UUID,
    vin: str,
    odometer: int,
    keys: int,
    papers: tuple[str, ...],
    collector: UUID,
    checked: frozenset[ChecklistItem],
    open_amount: Money,
    signature_customer: str,
    signature_agent: str,
    takeover: str = "",
) -> UUID:
    """Sign the handover of a deal: the appointment is kept, the handover is a touchpoint and the adviser's duty.

    `odometer` in km; `papers` are the paper codes handed out; `open_amount` is what the desk saw as not yet secured;
    signatures refer to the signed copies, `takeover` to the lender's takeover confirmation signed in the same act.
    Whether the gate is open is the deal's question, not asked here. Raises `NotAllowed` for customers, `NotAppointed`,
    `WrongCollector`, `ChecklistOpen(items)`, `SignatureMissing(side)`, `NoKeys`, `OdometerBackwards`,
    `AlreadyHandedOver`.
    """
    desk_only(actor)
    row = _locked(actor, deal)
    if first(ProtocolRow, where("deal = %s", deal)) is not None:
        raise AlreadyHandedOver()
    if row is None:
        raise NotAppointed()
    decision = sign(
        appointment_of(row),
        collector=collector,
        odometer=odometer,
        keys=keys,
        checked=checked,
        signatures={Side.CUSTOMER: signature_customer, Side.AGENT: signature_agent},
    )
    row.state = decision.state
    save(row, ["state"])
    protocol = ProtocolRow(
        deal=deal,
        market=row.market,
        seller=row.seller,
        appointment=row,
        vin=vin,
        odometer=odometer,
        keys=keys,
        papers=list(papers),
        checked=sorted(checked),
        collector=collector,
        open_amount=open_amount.amount,
        currency=open_amount.currency,
        signature_customer=signature_customer,
        signature_agent=signature_agent,
        takeover=takeover,
        by=actor.subject,
        signed_at=now(),
    )
    add(protocol)
    _leave_traces(actor, row, evidence=signature_customer)
    fact = ProtocolSigned(
        deal=deal,
        protocol=protocol.id,
        vin=vin,
        outlet=row.outlet_id,
        odometer=odometer,
        keys=keys,
        papers=papers,
        collector=collector,
        open_amount=open_amount,
    )
    emit(fact, key=deal, market=row.market, seller=row.seller)
    return protocol.id


def _locked(actor: Actor, deal: UUID) -> AppointmentRow | None:
    standing = where("deal = %s AND state = ANY(%s)", deal, [*OPEN, AppointmentState.KEPT.value])
    seen = standing & visible_appointments(actor)
    return first(AppointmentRow, seen, order="proposed_at DESC", lock="FOR UPDATE")


def _leave_traces(actor: Actor, row: AppointmentRow, *, evidence: str) -> None:
    """The touchpoint, and the duty of an adviser who hands over at an outlet of its own agent."""
    adviser = actor.subject if actor.kind is ActorKind.ADVISER else None
    customer.record_touchpoint(
        SYSTEM,
        market=row.market,
        seller=row.seller,
        parties=(row.collector,),
        kind=TouchpointKind.HANDOVER,
        channel=Channel.HOME_VISIT if row.place == Place.HOME else Channel.OUTLET,
        deal=row.deal,
        outlet=row.outlet_id,
        adviser=adviser,
        evidence=evidence,
    )
    if adviser is not None:
        attribute(
            actor,
            deal=row.deal,
            market=row.market,
            seller=row.seller,
            duty=Duty.HANDOVER,
            outlet=any_outlet(row.outlet_id),
            adviser=adviser,
        )
