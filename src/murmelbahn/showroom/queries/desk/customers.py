"""An adviser's customers: the search, and one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import ActingRole, CompanyData, Party, PersonData, Purpose, Touchpoint
from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import DealView, Role, Wait
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.refusals import BadInput, NotAllowed
from murmelbahn.retail import queries as retail
from murmelbahn.retail.terms import DriveState
from murmelbahn.showroom.queries.deals_sheet import line_of
from murmelbahn.showroom.queries.drives_sheet import drives_of
from murmelbahn.showroom.queries.kept_sheet import kept_by, kept_line
from murmelbahn.showroom.queries.names import customer_in, customers_in, party_names
from murmelbahn.showroom.terms import ConsentLine, DealLine, KeptLine, TouchLine, audience_of
from murmelbahn.showroom.terms.desk import ActingLine, CustomerLine, CustomerSheet, CustomersSheet
from murmelbahn.ui.rules.formats import HOUSE
from murmelbahn.ui.terms import Name, Sentence

PAGE = 25
KEPT = 4
TOLD = 30
"""So much of a journey is shown."""
DESKS = (ActorKind.ADVISER, ActorKind.NSC_SALES, ActorKind.OPERATOR)


def customers_sheet(actor: Actor, *, name: str = "", after: str = "") -> CustomersSheet:
    """Customers of the agent, the newest first. `name`: part of a name, an address or a number. Raises `NotAllowed`,
    `BadInput`."""
    _desk(actor)
    found = customer.parties_of(actor, limit=PAGE + 1, after=_place(after), text=name, newest_first=True)
    page = found[:PAGE]
    concerning = deals.concerning(actor, parties=[one.party for one in page]) if page else ()
    mine = {one.party: [deal for deal in concerning if deal.party(Role.ORDERER) == one.party] for one in page}
    return CustomersSheet(
        name=name,
        lines=tuple(
            CustomerLine(
                party=one.party,
                name=one.name,
                city=one.city,
                kind=one.kind.value,
                market=one.market,
                running=sum(not deal.closed and deal.end is None for deal in mine[one.party]),
                moved_at=mine[one.party][0].moved_at if mine[one.party] else None,
            )
            for one in page
        ),
        after=str(page[-1].party) if len(found) > PAGE else "",
        first=not after,
    )


def customer_sheet(actor: Actor, *, party: UUID) -> CustomerSheet:
    """One customer. Raises `NotFound` for one of others, `NotAllowed` for whoever has no desk."""
    _desk(actor)
    found = customer.party(actor, party=party)
    person = found.data if isinstance(found.data, PersonData) else None
    company = found.data if isinstance(found.data, CompanyData) else None
    name = company.legal_name if company else f"{person.given_names} {person.family_name}" if person else ""
    concerning = deals.deals_of(actor, party=party)
    names = party_names(actor, parties=customers_in(concerning))
    places = {one.outlet: one for one in retail.own_outlets(actor)}
    told = customer.touchpoints(actor, party=party)
    outlet, steps = next(iter(places.values()), None), deals.next_steps(actor, deals=concerning)
    return CustomerSheet(
        party=party,
        name=name,
        kind=found.kind.value,
        market=found.market,
        person=person,
        company=company,
        proven=found.email_proven,
        identified=company is not None or found.identity is not None,
        screened=found.screened_clear(),
        vat_checked=found.vat_check.result.value if found.vat_check else "",
        vat_checked_at=found.vat_check.checked_at if found.vat_check else None,
        vat_waits=found.vat_waits,
        version=found.current,
        acting=tuple(_acting(actor, found)),
        running=tuple(
            _line(actor, one, names, steps[one.id]) for one in concerning if not one.closed and one.end is None
        ),
        past=tuple(_line(actor, one, names, steps[one.id]) for one in concerning if one.closed or one.end is not None),
        drives=drives_of(
            actor, [one for one in retail.drives(actor, party=party) if one.state is not DriveState.CANCELLED]
        ),
        kept=tuple(_kept(actor, told)),
        consents=tuple(_consents(actor, found)),
        journey=tuple(_journey(told, concerning, {key: one.name for key, one in places.items()})),
        more=max(0, len(told) - TOLD),
        outlets=tuple(places.values()),
        zone=outlet.zone if outlet else HOUSE.key,
    )


def _desk(actor: Actor) -> None:
    if actor.kind not in DESKS:
        raise NotAllowed()


def _place(after: str) -> UUID | None:
    try:
        return UUID(after) if after else None
    except ValueError:
        raise BadInput(field="after", reason=after[:40]) from None


def _line(actor: Actor, deal: DealView, names: dict[UUID, str], wait: Wait | None) -> DealLine:
    return line_of(actor, audience_of(actor), deal, customer_in(deal, names)[1], wait=wait)


def _acting(actor: Actor, found: Party) -> Iterator[ActingLine]:
    """Who acts for a company, by name where the reader may see it; who signs, else as the company named it."""
    if not isinstance(found.data, CompanyData):
        return
    granted = customer.grants(actor, company=found.party)
    names = party_names(actor, parties={one.person for one in granted})
    for one in granted:
        written = ", ".join(found.data.signatories) if one.role is ActingRole.SIGNATORY else ""
        yield ActingLine(name=names.get(one.person, written), role=f"customer.acting_role.{one.role}")


def _consents(actor: Actor, found: Party) -> Iterator[ConsentLine]:
    """A company consents to nothing: its people do."""
    if isinstance(found.data, CompanyData):
        return
    for one in customer.consents_of(actor, party=found.party):
        told = tuple((each.given, each.at) for each in reversed(one.history))
        yield ConsentLine(
            purpose=Purpose(one.purpose).value, given=one.given, since=told[0][1] if one.given else None, history=told
        )


def _kept(actor: Actor, told: Sequence[Touchpoint]) -> Iterator[KeptLine]:
    """Configurations of the journey, each once, the newest first."""
    seen: dict[UUID, tuple[datetime, bool]] = {}
    for one in reversed(told):
        if kept := kept_by(one):
            seen.setdefault(kept[0], (one.at, kept[1]))
    for configuration, (at, plates) in list(seen.items())[:KEPT]:
        yield kept_line(actor, configuration, at, plates=plates)


def _journey(
    told: Sequence[Touchpoint], concerning: Sequence[DealView], places: dict[UUID, str]
) -> Iterator[TouchLine]:
    numbers = {one.id: one.number for one in concerning}
    for touch in list(reversed(told))[:TOLD]:
        yield TouchLine(
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
