"""The network: agents, contract versions, outlets, advisers. Built by the national company."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation, today
from murmelbahn.kernel.fact import to_json
from murmelbahn.retail.facts import AdviserAppointed, AdviserLeft, AgentOpened, ContractSigned, OutletOpened
from murmelbahn.retail.models import AdviserRow, AgentRow, ContractRow, OutletRow
from murmelbahn.retail.operations._rows import any_outlet, locked_agent, post_at, seller_only
from murmelbahn.retail.queries._rows import contract_of
from murmelbahn.retail.rules.network import check_outlet, next_version
from murmelbahn.retail.terms import AlreadyAppointed, CodeTaken, OpeningHours, OutletAddress


@operation
def open_agent(actor: Actor, *, market: str, seller: str, code: str, name: str) -> UUID:
    """Enter an agent (a company) of a market. Raises `NotAllowed`, `NotFound`, `CodeTaken(object_code)`."""
    seller_only(actor, market)
    agent, fresh = AgentRow.objects.get_or_create(
        market=market, code=code, defaults={"seller": seller, "name": name, "since": now()}
    )
    if not fresh:
        raise CodeTaken(object_code=code)
    emit(AgentOpened(agent=agent.id, code=code), key=agent.id, market=market, seller=seller)
    return agent.id


@operation
def sign_contract_version(actor: Actor, *, agent: UUID, valid_from: date, commission_terms: str) -> UUID:
    """Sign the next version of an agent's contract; the one before ends the day this one begins.

    `commission_terms` refers to terms kept by the value stream. Raises `NotAllowed`, `NotFound`, `ContractNotLater`.
    """
    row = locked_agent(actor, agent)
    present = (contract_of(contract) for contract in ContractRow.objects.filter(agent=row))
    version = next_version(present, valid_from=valid_from)
    contract = ContractRow.objects.create(
        agent=row,
        version=version,
        valid_from=valid_from,
        commission_terms=commission_terms,
        signed_at=now(),
        by=actor.subject,
    )
    fact = ContractSigned(
        agent=row.id, contract=contract.id, version=version, valid_from=valid_from, commission_terms=commission_terms
    )
    emit(fact, key=row.id, market=row.market, seller=row.seller)
    return contract.id


@operation
def open_outlet(
    actor: Actor,
    *,
    agent: UUID,
    code: str,
    name: str,
    address: OutletAddress,
    zone: str,
    hours: tuple[OpeningHours, ...] = (),
) -> UUID:
    """Open an outlet of an agent; one without hours opens by agreement.

    Raises `NotAllowed`, `NotFound`, `CodeTaken(object_code)`, `BadZone(zone)`, `BadHours`.
    """
    row = locked_agent(actor, agent)
    check_outlet(zone, hours)
    if OutletRow.objects.filter(market=row.market, code=code).exists():
        raise CodeTaken(object_code=code)
    outlet = OutletRow.objects.create(
        agent=row,
        market=row.market,
        seller=row.seller,
        code=code,
        name=name,
        zone=zone,
        address=to_json(address),
        hours=[to_json(time) for time in hours],
        since=now(),
    )
    fact = OutletOpened(outlet=outlet.id, agent=row.id, code=code)
    emit(fact, key=outlet.id, market=row.market, seller=row.seller)
    return outlet.id


@operation
def appoint_adviser(actor: Actor, *, subject: UUID, outlet: UUID) -> UUID:
    """Give a user a post at an outlet. Raises `NotAllowed`, `NotFound`, `AlreadyAppointed`."""
    row = any_outlet(outlet)
    seller_only(actor, row.market)
    post, fresh = AdviserRow.objects.get_or_create(
        subject=subject, outlet=row, until=None, defaults={"since": today(row.zone)}
    )
    if not fresh:
        raise AlreadyAppointed()
    fact = AdviserAppointed(adviser=subject, outlet=row.id)
    emit(fact, key=row.id, market=row.market, seller=row.seller)
    return post.id


@operation
def dismiss_adviser(actor: Actor, *, subject: UUID, outlet: UUID) -> None:
    """End a post today; its deals stay attributed until a colleague takes over. Raises `NotAllowed`, `NotAtOutlet`."""
    row = any_outlet(outlet)
    seller_only(actor, row.market)
    post = post_at(row, subject)
    post.until = today(row.zone)
    post.save(update_fields=["until"])
    emit(AdviserLeft(adviser=subject, outlet=row.id), key=row.id, market=row.market, seller=row.seller)
