"""One's own account, put together from accounts, customer and deal."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from murmelbahn.accounts import queries as accounts
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import ActingRole, CompanyData, Party, PartyCard, PartyKind, PersonData, Purpose
from murmelbahn.deal import queries as deals
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.terms import (
    AddressLine,
    ConsentLine,
    ConsentsSheet,
    DataSheet,
    PartyForm,
    ProfileSheet,
    SecuritySheet,
    TouchLine,
)
from murmelbahn.ui.terms import Name, Sentence

OLDEST = 20
"""So many versions of the data are looked through for addresses."""


def profile_sheet(actor: Actor) -> ProfileSheet:
    """Who the reader is, and for whom it acts."""
    mine = _cards(actor)
    people = [card for card in mine if card.kind is PartyKind.PRIVATE]
    firms = [card for card in mine if card.kind is PartyKind.COMPANY]
    person = people[0].party if people else None
    return ProfileSheet(
        ways=accounts.sign_in_ways(actor),
        customer=actor.kind is ActorKind.CUSTOMER,
        own=_form(actor, people[0], person) if people else None,
        companies=tuple(_form(actor, card, person) for card in firms),
    )


def consents_sheet(actor: Actor) -> ConsentsSheet:
    """Every purpose that needs a consent: off until given."""
    people = [card.party for card in _cards(actor) if card.kind is PartyKind.PRIVATE]
    if not people:
        return ConsentsSheet(party=None, lines=())
    lines = []
    for purpose in Purpose:
        found = customer.consent(actor, party=people[0], purpose=purpose)
        told = tuple((one.given, one.at) for one in reversed(found.history))
        lines.append(
            ConsentLine(
                purpose=purpose.value, given=found.given, since=told[0][1] if found.given else None, history=told
            )
        )
    return ConsentsSheet(party=people[0], lines=tuple(lines))


def security_sheet(actor: Actor, *, current: str) -> SecuritySheet:
    """How the reader signs in, and where it is signed in."""
    return SecuritySheet(ways=accounts.sign_in_ways(actor), sign_ins=accounts.sign_ins(actor, current=current))


def data_sheet(actor: Actor) -> DataSheet:
    """The journey in plain words."""
    numbers = {one.id: one.number for one in deals.deals(actor)} if actor.kind is ActorKind.CUSTOMER else {}
    places: dict[UUID, str] = {}
    found: dict[UUID, TouchLine] = {}
    for card in _cards(actor):
        for touch in customer.touchpoints(actor, party=card.party):
            if touch.outlet is not None and touch.outlet not in places:
                places[touch.outlet] = _outlet_name(actor, touch.outlet)
            found[touch.id] = TouchLine(
                at=touch.at,
                sentence=Sentence(
                    "showroom.data.touch",
                    {
                        "kind": Name(f"customer.touchpoint_kind.{touch.kind}"),
                        "channel": Name(f"customer.channel.{touch.channel}"),
                    },
                ),
                place=places.get(touch.outlet, "") if touch.outlet else "",
                deal=touch.deal if touch.deal in numbers else None,
                number=numbers.get(touch.deal, "") if touch.deal else "",
            )
    return DataSheet(lines=tuple(sorted(found.values(), key=lambda line: line.at, reverse=True)), zone="Europe/Berlin")


def _outlet_name(actor: Actor, outlet: UUID) -> str:
    found = if_there(lambda: retail.outlet(actor, outlet=outlet))
    return found.name if found else ""


def _cards(actor: Actor) -> tuple[PartyCard, ...]:
    """Only a customer has a Customer ID here; staff see their customers elsewhere."""
    return customer.parties_of(actor) if actor.kind is ActorKind.CUSTOMER else ()


def _form(actor: Actor, card: PartyCard, person: UUID | None) -> PartyForm:
    found: Party = customer.party(actor, party=card.party)
    data = found.data
    company = data if isinstance(data, CompanyData) else None
    held = (
        tuple(grant.role for grant in customer.grants(actor, company=card.party) if grant.person == person)
        if company
        else ()
    )
    return PartyForm(
        party=card.party,
        version=found.current,
        person=data if isinstance(data, PersonData) else None,
        company=company,
        vat_checked=found.vat_check.result.value if found.vat_check else "",
        vat_checked_at=found.vat_check.checked_at if found.vat_check else None,
        vat_waits=found.vat_waits,
        zone=markets.market(SYSTEM, code=found.market).zone,
        proven=found.email_proven,
        mine=company is None or ActingRole.SIGNATORY in held,
        roles=tuple(f"customer.acting_role.{role}" for role in held),
        addresses=tuple(_addresses(actor, found)),
    )


def _addresses(actor: Actor, now: Party) -> Iterator[AddressLine]:
    """Addresses of today, then those that were, each once with the newest version that had it."""
    seen: set[str] = set()
    for version in range(now.current, max(0, now.current - OLDEST), -1):
        party = now if version == now.current else customer.party(actor, party=now.party, version=version)
        for one in party.data.addresses:
            lines = (one.street, one.addition, f"{one.postal_code} {one.city}", one.country)
            text = ", ".join(line for line in lines if line)
            if text not in seen:
                seen.add(text)
                use = f"customer.address_use.{one.use}"
                yield AddressLine(version=version, use=use, text=text, now=version == now.current)
