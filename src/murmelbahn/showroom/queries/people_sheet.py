"""The people of a demo: customers by how far they are, then retailers, then the national company."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from murmelbahn.accounts import queries as accounts
from murmelbahn.accounts.terms import Person
from murmelbahn.deal import queries as deals
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.drives_sheet import home_market
from murmelbahn.showroom.queries.head import standing
from murmelbahn.showroom.queries.names import model_title
from murmelbahn.showroom.terms import Audience, DemoGroup, DemoPerson

GROUPS = {ActorKind.CUSTOMER: "customers", ActorKind.ADVISER: "retailers"}
HOUSE = "house"


def people_sheet(actor: Actor) -> tuple[DemoGroup, ...]:
    """Everybody, in groups; customers who have a deal come first. Raises NotAllowed unless the system or an operator asks."""
    shown = [(GROUPS.get(one.kind, HOUSE), _shown(one)) for one in accounts.people(actor)]
    shown.sort(key=lambda pair: pair[1].standing is None)
    groups = (_group(code, (person for group, person in shown if group == code)) for code in (*GROUPS.values(), HOUSE))
    return tuple(group for group in groups if group.people)


def _group(code: str, people: Iterable[DemoPerson]) -> DemoGroup:
    return DemoGroup(title=f"showroom.demo.group.{code}", people=tuple(people))


def _shown(person: Person) -> DemoPerson:
    me = accounts.actor_of_subject(SYSTEM, subject=person.subject)
    bare = DemoPerson(
        subject=me.subject,
        name=person.name or person.email,
        kind=person.kind.value,
        markets=tuple(sorted(me.markets)) or tuple(filter(None, [home_market(me)])),
    )
    if person.kind is ActorKind.CUSTOMER:
        return _with_deal(me, bare)
    if person.kind is ActorKind.ADVISER:
        return replace(bare, place=", ".join(retail.outlet(me, outlet=outlet).name for outlet in sorted(me.outlets)))
    return replace(bare, work=f"accounts.user_kind.{person.kind}")


def _with_deal(me: Actor, bare: DemoPerson) -> DemoPerson:
    last = next(iter(deals.deals(me, limit=1)), None)
    if last is None:
        return bare
    return replace(bare, title=model_title(me, deal=last), standing=standing(last, audience=Audience.CUSTOMER))
