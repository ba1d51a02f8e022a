"""The agent's side: its commission on paper."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.operations.letters.sheet import Occasion
from murmelbahn.deal.queries.correspondence import deal_numbers, language_of, say
from murmelbahn.deal.rules.letters.frame import Frame
from murmelbahn.deal.rules.letters.invoice import KINDS, commission_credit
from murmelbahn.deal.rules.letters.postal import letterhead
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.documents import operations as documents
from murmelbahn.documents.terms import Addressee
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.retail.terms import Supplier
from murmelbahn.value import queries as value


@operation
def write_commission(actor: Actor, *, occasion: Occasion, invoice: UUID) -> UUID:
    """The self-billed invoice of an agent's month, or its correction. Raises `NotFound`, `PaperIncomplete` without its VAT id."""
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
        addressee=_addressee(retail.supplier(SYSTEM, agent=billed.agent)),
        issued_on=wording.local(occasion.at),
        reference=billed.reason,
        contact=None,
        origin=None,
    )
    kind = KINDS[billed.kind]
    numbers = deal_numbers(SYSTEM, deals=[UUID(line.code) for line in billed.lines])
    return documents.freeze_document(
        SYSTEM,
        document=occasion.letter(kind),
        kind=kind,
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


def _addressee(agent: Supplier) -> Addressee:
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
