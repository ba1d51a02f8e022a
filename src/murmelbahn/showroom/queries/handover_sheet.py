"""The handover of one car, for both who stand beside it."""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Gate, Role, Value
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.retail import queries as retail
from murmelbahn.retail.terms import MANDATORY, ChecklistItem
from murmelbahn.showroom.queries import ahead, cards
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.appointment import appointment_card, appointment_of
from murmelbahn.showroom.queries.head import head_of
from murmelbahn.showroom.queries.names import party_name
from murmelbahn.showroom.terms import HandoverSheet
from murmelbahn.value import queries as value
from murmelbahn.value.terms import LENT, FundingKind
from murmelbahn.vehicle import queries as vehicle

PAPERS = ("handover_protocol", "takeover_confirmation")
INVOICED = (Value.INVOICED, Value.SECURED)


def handover_sheet(actor: Actor, *, deal: UUID) -> HandoverSheet:
    """What is in the way of the keys now, whether the money is safe now, and the signed protocol after. Raises `NotFound`."""
    view = deals.deal(actor, deal=deal)
    head = head_of(actor, deal=view)
    outlet = if_there(lambda: retail.outlet(actor, outlet=view.outlet))
    zone = head.zone
    now = clock.read()
    today = now.astimezone(ZoneInfo(zone)).date()
    gates = [one for one in deals.gates_ahead(actor, deal=deal) if one.gate is Gate.HANDOVER]
    found = ahead.gate_cards(actor, ahead=gates)
    appointment = appointment_of(actor, deal=view)
    car = if_there(lambda: vehicle.car(actor, vin=view.vin, deal=deal)) if view.vin else None
    funding = if_there(lambda: value.funding(actor, deal=deal)) or ()
    return HandoverSheet(
        head=head,
        version=view.version,
        near=bool(gates),
        mine=actor.kind is not ActorKind.CUSTOMER,
        holds=found[0].holds if found else (),
        secured=if_there(lambda: value.secured(actor, deal=deal, on=today)) if view.value in INVOICED else None,
        appointment=appointment_card(actor, deal=view, appointment=appointment, outlet=outlet, car=car, today=today)
        if outlet
        else None,
        collector=party_name(actor, party=view.party(Role.COLLECTOR)),
        checklist=tuple(item.value for item in ChecklistItem),
        mandatory=frozenset(item.value for item in MANDATORY),
        papers=cards.paper_lines(actor, deal=view),
        car=cards.car_card(actor, deal=view, title=head.title),
        protocol=if_there(lambda: retail.protocol(actor, deal=deal)),
        documents=tuple(
            line for line in cards.document_lines(actor, deal=view) if line.kind.rpartition(".")[2] in PAPERS
        ),
        leased=any(row.kind is FundingKind.LEASE for row in funding),
        lent=any(row.kind in LENT for row in funding),
        zone=zone,
        read_at=now,
        vin=view.vin,
        plate=(vehicle.plate(actor, vin=view.vin, deal=deal) or "") if car and car.registered else "",
    )
