"""The agent's side: its tax id, and its commission on paper."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.models import AgentTaxId
from murmelbahn.deal.operations.letters.sheet import Occasion
from murmelbahn.deal.queries.correspondence import AgentAddress, agent_address, deal_numbers, language_of, say
from murmelbahn.deal.rules.letters.frame import Frame
from murmelbahn.deal.rules.letters.invoice import commission_credit
from murmelbahn.deal.rules.letters.postal import letterhead
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.deal.terms import NeedsPerson
from murmelbahn.documents import operations as documents
from murmelbahn.documents.terms import Addressee, DocumentKind
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import now, operation
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.value import queries as value

RECORDERS = (ActorKind.NSC_SALES, ActorKind.NSC_FINANCE, ActorKind.OPERATOR)


@operation
def record_agent_tax_id(actor: Actor, *, agent: UUID, vat_id: str, register: str = "") -> UUID:
    """Record under which VAT id an agent supplies its services; what was written before stays as it is.

    Raises `NeedsPerson` unless the national company (or the platform) does it, `NotFound`, `TaxIdInvalid`.
    """
    if not actor.is_system and actor.kind not in RECORDERS:
        raise NeedsPerson(kind=actor.kind.value)
    found = next((one for one in retail.agents(actor) if one.agent == agent), None)
    if found is None:
        raise NotFound(kind="agent", id=agent)
    row = AgentTaxId.objects.create(
        agent=agent,
        vat_id=markets.check_vat_id(actor, market=found.market, number=vat_id),
        register=register,
        recorded_at=now(),
        market=found.market,
        seller=found.seller,
    )
    return row.id


@operation
def write_commission(actor: Actor, *, occasion: Occasion, invoice: UUID) -> UUID:
    """The self-billed invoice of an agent's month. Raises `NotFound`, `PaperIncomplete` while its VAT id is missing."""
    billed = value.invoice(SYSTEM, invoice=invoice).content
    if billed.agent is None or not actor.is_system:
        raise NotFound(kind="invoice", id=invoice)
    rules = markets.market(SYSTEM, code=billed.market)
    sender = letterhead(value.legal_entity(SYSTEM, seller=billed.seller), zone=rules.zone)
    wording = Wording(
        language=language_of("", rules.languages),
        catalogue=say,
        country=rules.code,
        zone=rules.zone,
        brand=sender.brand,
    )
    frame = Frame(
        letterhead=sender,
        addressee=_supplier(agent_address(SYSTEM, agent=billed.agent)),
        issued_on=wording.local(occasion.at),
        reference=billed.reason,
        contact=None,
        origin=None,
    )
    numbers = deal_numbers(SYSTEM, deals=[UUID(line.code) for line in billed.lines])
    return documents.freeze_document(
        SYSTEM,
        document=occasion.letter(DocumentKind.COMMISSION_CREDIT),
        kind=DocumentKind.COMMISSION_CREDIT,
        deal=None,
        market=billed.market,
        seller=billed.seller,
        language=wording.language,
        payload=commission_credit(wording, frame, billed, deals=numbers),
        subject=billed.agent,
        retain_until=frame.retain_until,
        number=billed.number,
        agent=billed.agent,
    )


def _supplier(agent: AgentAddress) -> Addressee:
    place = agent.address
    return Addressee(
        name=agent.name,
        street=place.street,
        postcode=place.postal_code,
        city=place.city,
        country=place.country,
        vat_id=agent.vat_id or None,
        register=agent.register or None,
    )
