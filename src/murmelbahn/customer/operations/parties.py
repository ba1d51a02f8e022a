"""Parties: register, amend as a new version, prove the e-mail address."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer.facts import EmailProven, GrantGiven, PartyAmended, PartyRegistered
from murmelbahn.customer.models import Care, EmailProof, GrantRow, PartyRow, PartyVersion
from murmelbahn.customer.operations._rows import mastered, version_row
from murmelbahn.customer.ports import sellers_vat_ids
from murmelbahn.customer.queries._data import columns, email_digest, read_data
from murmelbahn.customer.queries._lists import postcodes
from murmelbahn.customer.rules.party import amend, register
from murmelbahn.customer.rules.tax_ids import check_not_sellers
from murmelbahn.customer.terms import (
    ActingRole,
    AlreadyRegistered,
    CompanyData,
    EmailNotCurrent,
    EmailTaken,
    PartyData,
    PartyKind,
)
from murmelbahn.kernel.actor import STAFF, SYSTEM, VISITOR, Actor, ActorKind
from murmelbahn.kernel.command import emit, now, operation, today
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed, NotFound, StaleVersion
from murmelbahn.kernel.rows import first, where
from murmelbahn.kernel.saving import add
from murmelbahn.kernel.sql import tell
from murmelbahn.markets import queries as markets

PROVE = """
INSERT INTO customer_emailproof (id, party_id, private, digest, at) VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""


@operation
def register_party(
    actor: Actor, *, kind: PartyKind, market: str, seller: str, data: PartyData, agent: UUID | None = None
) -> UUID:
    """Give a person or a company its Customer ID; the data become version 1.

    `market` and `seller`: where and with which national company the relation begins. A customer registers itself (its
    user becomes the party's subject) and then companies, whose first signatory it is; an adviser's `agent` (its only
    one, or the one named) begins to care for the party. Raises `IncompleteParty`, `UnderAge`, `BadTaxId`,
    `SellersVatId`, `KindIsFixed`, `NotAllowed`, `AlreadyRegistered`, `NotFound` for a customer that has not registered itself.
    """
    if actor.subject == VISITOR.subject or (actor.kind in STAFF and not actor.may_see_market(market)):
        raise NotAllowed()
    _no_seller(data, seller)
    decision = register(kind=kind, data=data, on=today(markets.market(SYSTEM, code=market).zone), postcodes=postcodes())
    agent = _caring_agent(actor, agent)
    own = actor if actor.kind is ActorKind.CUSTOMER and kind is PartyKind.PRIVATE else None
    if own and PartyRow.objects.filter(subject=own.subject).exists():
        raise AlreadyRegistered()
    party = PartyRow(
        kind=decision.kind, market=market, seller=seller, current=1, subject=own.subject if own else None, since=now()
    )
    add(party)
    add(PartyVersion(party=party, version=1, by=actor.subject, at=now(), **columns(decision.data)))
    if own is None and actor.kind is ActorKind.CUSTOMER:
        sign_for(actor, party)
    if agent is not None:
        add(Care(party=party, agent=agent, market=market, seller=seller, since=now()))
    emit(PartyRegistered(party=party.id, kind=decision.kind), key=party.id, market=market, seller=seller)
    return party.id


@operation
def amend_party(actor: Actor, *, party: UUID, data: PartyData, expected_version: int) -> UUID:
    """Write the next version of a party's data; the same data again stay the version they are. Returns the party.

    `expected_version` is the one the caller read. Raises `NotFound`, `StaleVersion(expected, actual)`, `KindIsFixed`,
    `IncompleteParty`, `UnderAge`, `BadTaxId`, `SellersVatId`.
    """
    row = mastered(actor, party)
    if row.current != expected_version:
        raise StaleVersion(expected=expected_version, actual=row.current)
    before = read_data(row.kind, version_row(row))
    day = today(markets.market(SYSTEM, code=row.market).zone)
    _no_seller(data, row.seller)
    decision = amend(kind=PartyKind(row.kind), before=before, after=data, on=day, postcodes=postcodes())
    if not decision.fields:
        return row.id
    row.current += 1
    PartyVersion.objects.create(party=row, version=row.current, by=actor.subject, at=now(), **columns(decision.data))
    row.save(update_fields=["current"])
    fact = PartyAmended(party=row.id, version=row.current, fields=decision.fields)
    emit(fact, key=row.id, market=row.market, seller=row.seller)
    return row.id


@operation
def prove_email(actor: Actor, *, party: UUID, email: str) -> None:
    """Record that the party's present address answered (a code or link sent to it came back).

    Raises `NotFound`, `EmailNotCurrent` when the party has amended its address since, `EmailTaken` when another private
    party has proven the same address.
    """
    row = mastered(actor, party)
    version = version_row(row)
    if version.email.casefold() != email.casefold():
        raise EmailNotCurrent()
    digest, private = email_digest(email), row.kind == PartyKind.PRIVATE
    fresh = tell(PROVE, [new_id(), row.id, private, digest, now()]) == 1
    if fresh:
        fact = EmailProven(party=row.id, version=row.current)
        emit(fact, key=row.id, market=row.market, seller=row.seller)
    elif first(EmailProof, where("party_id = %s AND digest = %s", row.id, digest)) is None:
        raise EmailTaken()


def _no_seller(data: PartyData, seller: str) -> None:
    """Whatever door it comes through: the seller's own number is no customer's. Raises `SellersVatId`."""
    if isinstance(data, CompanyData) and data.vat_id:
        check_not_sellers(data.vat_id, sellers_vat_ids(seller=seller))


def _caring_agent(actor: Actor, agent: UUID | None) -> UUID | None:
    """The agent that begins to care: named, or an adviser's only one."""
    if actor.kind is ActorKind.ADVISER:
        if agent is None and len(actor.agents) == 1:
            return next(iter(actor.agents))
        if agent not in actor.agents:
            raise NotAllowed()
    elif agent is not None and actor.kind is ActorKind.CUSTOMER:
        raise NotAllowed()
    return agent


def sign_for(actor: Actor, company: PartyRow) -> None:
    """Who registers a company is its first signatory. Raises `NotFound` when it has no Customer ID itself."""
    person = PartyRow.objects.filter(subject=actor.subject).first()
    if person is None:
        raise NotFound()
    role = ActingRole.SIGNATORY
    if GrantRow.objects.filter(person=person, company=company, role=role, until=None).exists():
        return
    GrantRow.objects.create(person=person, company=company, role=role, since=now(), by=actor.subject)
    fact = GrantGiven(person=person.id, company=company.id, role=role)
    emit(fact, key=company.id, market=company.market, seller=company.seller)
