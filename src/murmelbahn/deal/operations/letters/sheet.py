"""A sheet of the seller's paper: addressed, dated, in the right language, ready for its text; and its freezing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import AddressUse, Party
from murmelbahn.deal.queries.correspondence import Thread, language_of, names_of, say
from murmelbahn.deal.rules.letters.contract import Agreed
from murmelbahn.deal.rules.letters.frame import Frame
from murmelbahn.deal.rules.letters.postal import addressee, letterhead, outlet_line
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.deal.terms import Role
from murmelbahn.documents import operations as documents
from murmelbahn.documents.terms import Addressee, Contact, DocumentKind, Language, Origin, Paper
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.ids import derived_id
from murmelbahn.value.terms import PartyRef

CONTRACT = (Role.ORDERER, Role.BUYER)
"""Who reads the papers of a contract besides the one they are addressed to."""
TAIL = (1 << 56) - 1
"""The bits of an id that tell the letters of one fact apart; time, version and variant of the UUIDv7 stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """The fact that made a letter true: its id, and when it happened. A letter's id is derived from it, so that a repeat
    of the reaction finds the letter that stands."""

    fact: UUID
    at: datetime

    def letter(self, kind: DocumentKind) -> UUID:
        """The id of the letter of a kind: the fact's time-ordered beginning, so that letters lie in the order of facts."""
        return UUID(int=self.fact.int & ~TAIL | derived_id(self.fact, kind.value).int & TAIL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything around the text of one letter."""

    thread: Thread
    wording: Wording
    frame: Frame
    subject: UUID
    readers: tuple[UUID, ...]

    def freeze(self, occasion: Occasion, kind: DocumentKind, paper: Paper, *, number: str | None = None) -> UUID:
        """Freeze the letter, once for this fact. Returns the document."""
        return documents.freeze_document(
            SYSTEM,
            document=occasion.letter(kind),
            kind=kind,
            deal=self.thread.deal,
            market=self.thread.market.code,
            seller=self.thread.seller,
            language=self.wording.language,
            payload=paper,
            subject=self.subject,
            retain_until=self.frame.retain_until,
            number=number or None,
            agent=self.thread.agent,
            parties=self.readers,
        )


def party_of(ref: PartyRef) -> Party:
    """A party in the version that the contract names."""
    return customer.party(SYSTEM, party=ref.party, version=ref.version)


def sheet_to(
    thread: Thread,
    agreed: Agreed,
    ref: PartyRef,
    *,
    occasion: Occasion,
    origin: Origin | None = None,
    use: AddressUse = AddressUse.REGISTERED,
    readers: Sequence[Role] = CONTRACT,
) -> Sheet:
    """A sheet addressed to a party. `origin`: the machine's copy, the contract's own unless it says more."""
    party = party_of(ref)
    language = language_of(party.data.language, thread.market.languages)
    return sheet_for(
        thread,
        agreed,
        addressee(party.data, use=use),
        language=language,
        subject=ref.party,
        occasion=occasion,
        origin=origin,
        readers=readers,
    )


def sheet_for(
    thread: Thread,
    agreed: Agreed,
    to: Addressee,
    *,
    language: Language,
    subject: UUID,
    occasion: Occasion,
    origin: Origin | None = None,
    readers: Sequence[Role] = CONTRACT,
) -> Sheet:
    """The same for an addressee that is no party of ours: a lender."""
    sender = letterhead(thread.entity, zone=thread.market.zone)
    wording = Wording(
        language=language,
        catalogue=say,
        country=thread.market.code,
        zone=thread.market.zone,
        brand=sender.brand,
        names=names_of(agreed.artefact, language),
    )
    frame = Frame(
        letterhead=sender,
        addressee=to,
        issued_on=wording.local(occasion.at),
        reference=thread.number,
        contact=Contact(name=thread.outlet.name, outlet=outlet_line(thread.outlet).partition(", ")[2]),
        origin=origin or agreed.origin(),
    )
    return Sheet(thread=thread, wording=wording, frame=frame, subject=subject, readers=agreed.readers(*readers))
