"""Which parties an actor may see: decided in SQL, so that a guessed id is a party that does not exist."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer.models import PartyRow
from murmelbahn.kernel.actor import STAFF, Actor, ActorKind
from murmelbahn.kernel.rows import ALL, NONE, Where, every, where

GRANTED = """EXISTS (
    SELECT FROM customer_grant held JOIN customer_party person ON person.id = held.person_id
    WHERE held.company_id = customer_party.id AND person.subject = %s AND held.until IS NULL)"""
CARED = "EXISTS (SELECT FROM customer_care care WHERE care.party_id = customer_party.id AND care.until IS NULL AND {})"
LOOKED_AFTER = "EXISTS (SELECT FROM customer_care care WHERE care.deal = {}.deal AND care.until IS NULL{})"


def visible_parties(actor: Actor) -> Where:
    """A customer sees itself and whom it acts for, an adviser whom its agents care for, staff the parties of their
    markets and of deals in their markets, the system and operators all. A condition on `customer_party`."""
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return ALL
    if actor.kind is ActorKind.CUSTOMER:
        own = where("customer_party.subject = %s", actor.subject)
        return own | where("customer_party.id = ANY(%s::uuid[])", list(actor.parties)) | where(GRANTED, actor.subject)
    if actor.kind is ActorKind.ADVISER:
        return where(CARED.format("care.agent = ANY(%s::uuid[])"), list(actor.agents))
    if actor.kind in STAFF:
        markets = list(actor.markets)
        cared = where(CARED.format("care.market = ANY(%s::text[])"), markets)
        return where("customer_party.market = ANY(%s::text[])", markets) | cared
    return NONE


def found(actor: Actor, *parties: UUID) -> dict[UUID, PartyRow]:
    """Those of the parties that the actor may see, by id."""
    wanted = where("customer_party.id = ANY(%s::uuid[])", list(parties))
    return {row.id: row for row in every(PartyRow, wanted & visible_parties(actor))}


def of_visible(actor: Actor, column: str) -> Where:
    """Rows whose column names a party that the actor may see."""
    seen = visible_parties(actor)
    return Where(f"{column} IN (SELECT customer_party.id FROM customer_party WHERE {seen.sql})", seen.parameters)


def ours(actor: Actor, table: str) -> Where:
    """Rows of a table with a `deal`, without those of deals that only other agents look after."""
    if actor.kind is not ActorKind.ADVISER:
        return ALL
    mine = where(LOOKED_AFTER.format(table, " AND care.agent = ANY(%s::uuid[])"), list(actor.agents))
    return where(f"{table}.deal IS NULL") | mine | where(f"NOT {LOOKED_AFTER.format(table, '')}")
