"""One act of signing, two papers: the protocol, and for a lender the takeover confirmation."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.deal.operations.letters.sheet import CONTRACT, Occasion, Sheet, sheet_for, sheet_to
from murmelbahn.deal.queries.correspondence import Thread, newest_agreed, thread_of
from murmelbahn.deal.rules.letters import handover
from murmelbahn.deal.rules.letters.contract import Agreed
from murmelbahn.deal.rules.letters.postal import name_of, outlet_line
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.deal.terms import Role
from murmelbahn.documents.terms import Addressee, DocumentKind, InvoiceReference
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.retail import queries as retail
from murmelbahn.retail.terms import Protocol
from murmelbahn.value import queries as value
from murmelbahn.value.terms import LENT, FundingKind, InvoiceKind, InvoiceView
from murmelbahn.vehicle import queries as vehicle


@operation
def write_handover(actor: Actor, *, occasion: Occasion, deal: UUID) -> UUID:
    """The protocol to the keeper; where a lender pays, the takeover confirmation to the lender. Returns the protocol."""
    thread = thread_of(actor, deal=deal)
    agreed = newest_agreed(SYSTEM, deal=deal)
    protocol = retail.protocol(SYSTEM, deal=deal)
    if agreed is None or protocol is None:
        raise NotFound(kind="protocol", id=deal)
    keeper = agreed.parties[Role.KEEPER]
    sheet = sheet_to(
        thread,
        agreed,
        keeper,
        occasion=occasion,
        origin=agreed.origin(source=protocol.protocol, vin=protocol.vin),
        readers=(*CONTRACT, Role.KEEPER),
    )
    plate = vehicle.plate(SYSTEM, vin=protocol.vin, deal=deal)
    collector = customer.party(SYSTEM, party=protocol.collector)
    document = collector.identity.document.value if collector.identity else ""
    paper = handover.handover_protocol(
        sheet.wording,
        sheet.frame,
        protocol,
        model=agreed.model,
        plate=plate,
        place=outlet_line(thread.outlet),
        collector=name_of(collector.data),
        identified_by=_identified(sheet.wording, document),
        agent=thread.outlet.name,
    )
    if thread.funding in LENT:
        _takeover(
            thread,
            agreed,
            protocol,
            occasion=occasion,
            plate=plate,
            keeper=sheet.frame.addressee.name,
            collector=paper.collector,
        )
    return sheet.freeze(occasion, DocumentKind.HANDOVER_PROTOCOL, paper)


def _takeover(
    thread: Thread,
    agreed: Agreed,
    protocol: Protocol,
    *,
    occasion: Occasion,
    plate: str | None,
    keeper: str,
    collector: str,
) -> None:
    billed = _final(thread.deal)
    sheet = _lender_sheet(thread, agreed, occasion, protocol)
    paper = handover.takeover_confirmation(
        sheet.wording,
        sheet.frame,
        protocol,
        model=agreed.model,
        plate=plate,
        place=outlet_line(thread.outlet),
        keeper=keeper,
        collector=collector,
        agent=thread.outlet.name,
        lender_reference=protocol.takeover or thread.lender,
        amount=value.borrowed(SYSTEM, deal=thread.deal),
        invoice=InvoiceReference(number=billed.content.number, issued_on=billed.content.issued_on) if billed else None,
    )
    sheet.freeze(occasion, DocumentKind.TAKEOVER_CONFIRMATION, paper)


def _lender_sheet(thread: Thread, agreed: Agreed, occasion: Occasion, protocol: Protocol) -> Sheet:
    """A lessor is the buyer, so its address is known; a bank that only lends is known by its code."""
    origin = agreed.origin(source=protocol.protocol, vin=protocol.vin)
    buyer = agreed.parties[Role.BUYER]
    if thread.funding is FundingKind.LEASE:
        return sheet_to(thread, agreed, buyer, occasion=occasion, origin=origin)
    of_buyer = sheet_to(thread, agreed, buyer, occasion=occasion, origin=origin)
    bank = Addressee(name=thread.lender, street="", postcode="", city="", country=thread.market.code)
    return sheet_for(
        thread,
        agreed,
        bank,
        language=of_buyer.wording.language,
        subject=buyer.party,
        occasion=occasion,
        origin=origin,
    )


def _final(deal: UUID) -> InvoiceView | None:
    standing = (one for one in value.invoices_of(SYSTEM, deal=deal) if not one.credited)
    return next((one for one in standing if one.content.kind is InvoiceKind.FINAL), None)


def _identified(w: Wording, document: str) -> str:
    return w.say(f"customer.id_document.{document}") if document else w.letter("identified.authority")
