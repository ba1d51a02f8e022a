"""What a customer needs that registers its car itself, by its contract and its market."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer.terms import PartyKind
from murmelbahn.deal.queries.holds import registration_holds, see
from murmelbahn.deal.terms import OwnRegistration, Role, Vehicle
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.markets.terms import IfOwn, PaperNeed
from murmelbahn.vehicle import queries as vehicle

REGISTRATION, FROM_SELLER = "registration", "seller"


def own_registration(actor: Actor, *, deal: UUID) -> OwnRegistration | None:
    """None where the outlet registers, and before there is a contract or after its end. Raises `NotFound`."""
    seen = see(actor, deal)
    row = seen.row
    if not row.agreement or row.end or not seen.own_registration:
        return None
    rules = seen.market.registration
    needs = needed_at_office(rules.papers, seen.party(Role.KEEPER).kind)
    handed_over = seen.at(Vehicle.HANDED_OVER)
    told = seen.car.registration if seen.car and seen.car.registered else None
    return OwnRegistration(
        office=rules.office.value,
        bring=tuple(one.called or one.kind for one in needs if one.supplier != FROM_SELLER),
        receive=tuple(one.called or one.kind for one in needs if one.supplier == FROM_SELLER),
        lent=seen.financed,
        holds=() if handed_over else registration_holds(seen),
        handed_over=handed_over,
        plate=vehicle.plate(SYSTEM, vin=row.vin, deal=deal) if told else None,
        on=told.on if told else None,
    )


def needed_at_office(papers: tuple[PaperNeed, ...], keeper: PartyKind) -> tuple[PaperNeed, ...]:
    """Everything that a registration in a market asks of this kind of keeper, when it goes there itself."""
    asked = (one for one in papers if one.gate == REGISTRATION and keeper.value in one.keepers)
    return tuple(one for one in asked if one.if_own is not IfOwn.NOT_NEEDED)
