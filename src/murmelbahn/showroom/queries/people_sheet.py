"""The people of a demo: customers by how far they are, then retailers, then the national company."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from murmelbahn.accounts import queries as accounts
from murmelbahn.accounts.terms import Person
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PartyKind
from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import DealView
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.head import standing
from murmelbahn.showroom.queries.names import model_title
from murmelbahn.showroom.terms import Audience, DemoGroup, DemoPerson

GROUPS = {ActorKind.CUSTOMER: "customers", ActorKind.ADVISER: "retailers"}
HOUSE = "house"
LOOKED = 200
"""The deals that moved last: among them everybody's in a demo."""


@dataclass(frozen=True, slots=True)
class _Town:
    """What is read once for everybody: who acts for whom, where parties live, companies and outlets by name, deals, the last
    moved first."""

    actors: Mapping[UUID, Actor]
    homes: Mapping[UUID, str]
    companies: Mapping[UUID, str]
    outlets: Mapping[UUID, str]
    deals: tuple[DealView, ...]


def people_sheet(actor: Actor) -> tuple[DemoGroup, ...]:
    """Everybody, in groups; customers who have a deal come first, before all those who bought for themselves and whose deal still
    rolls. Raises NotAllowed unless the system or an operator asks."""
    everybody = accounts.people(actor)
    town = _town(everybody)
    shown = [(GROUPS.get(one.kind, HOUSE), _shown(town, one)) for one in everybody]
    shown.sort(
        key=lambda pair: (pair[1].standing is None, pair[0] == "customers" and pair[1].place != "", pair[1].over)
    )
    groups = (_group(code, (person for group, person in shown if group == code)) for code in (*GROUPS.values(), HOUSE))
    return tuple(group for group in groups if group.people)


def _town(everybody: Iterable[Person]) -> _Town:
    actors = accounts.actors_of_subjects(SYSTEM, subjects=[one.subject for one in everybody])
    parties = {party for one in actors.values() for party in one.parties}
    cards = customer.cards_of(SYSTEM, parties=parties)
    homes = {card.party: card.market for card in cards}
    companies = {card.party: card.name for card in cards if card.kind is PartyKind.COMPANY}
    live = [one.code for one in markets.live_markets(SYSTEM)]
    outlets = {one.outlet: one.name for market in live for one in retail.outlets(SYSTEM, market=market)}
    return _Town(actors, homes, companies, outlets, deals.deals(SYSTEM, limit=LOOKED))


def _group(code: str, people: Iterable[DemoPerson]) -> DemoGroup:
    return DemoGroup(title=f"showroom.demo.group.{code}", people=tuple(people))


def _shown(town: _Town, person: Person) -> DemoPerson:
    me = town.actors[person.subject]
    where = me.markets or {town.homes[party] for party in me.parties if party in town.homes}
    bare = DemoPerson(
        subject=me.subject,
        name=person.name or person.email,
        kind=person.kind.value,
        markets=tuple(sorted(where)),
    )
    if person.kind is ActorKind.CUSTOMER:
        acts_for = sorted(town.companies[party] for party in me.parties if party in town.companies)
        return _with_deal(town, me, replace(bare, place=", ".join(acts_for)))
    if person.kind is ActorKind.ADVISER:
        return replace(bare, place=", ".join(sorted(town.outlets[outlet] for outlet in me.outlets)))
    return replace(bare, work=f"accounts.user_kind.{person.kind}")


def _with_deal(town: _Town, me: Actor, bare: DemoPerson) -> DemoPerson:
    own = (deal for deal in town.deals if any(one.party in me.parties for one in deal.parties))
    last = next(own, None)
    if last is None:
        return bare
    return replace(
        bare,
        title=model_title(SYSTEM, deal=last),
        standing=standing(last, audience=Audience.CUSTOMER),
        over=last.end is not None or last.closed,
    )
