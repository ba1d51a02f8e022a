"""Freeze a document: from now on it says this, for ever."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.utils import IntegrityError

from murmelbahn.documents.facts import DocumentFrozen
from murmelbahn.documents.models import NUMBER_ONCE, Document
from murmelbahn.documents.rules.completeness import check
from murmelbahn.documents.rules.envelope import Envelope, freeze, sha256
from murmelbahn.documents.terms import DocumentKind, Language, NumberTaken, Paper
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed
from murmelbahn.kernel.saving import insert


@operation
def freeze_document(
    actor: Actor,
    *,
    kind: DocumentKind,
    deal: UUID | None,
    market: str,
    seller: str,
    language: Language,
    payload: Paper,
    subject: UUID,
    retain_until: date,
    number: str | None = None,
    document: UUID | None = None,
    agent: UUID | None = None,
    parties: Sequence[UUID] = (),
) -> UUID:
    """Store the canonical bytes and their sha256, once. Its forms (PDF, UBL) follow by a reaction, not in this transaction.

    `seller` is the legal entity's code; `subject` the party whose personal data it holds, kept until `retain_until`.
    `document` names its id beforehand (derived from the fact that made it true): a repeat then answers the one that stands.
    The agent's advisers, every party of `parties` and the subject may see it; the market's staff always may.
    Only the platform writes documents, when something became true. Raises `NotAllowed`, `WrongPaper`, `PaperIncomplete`,
    `SumsDisagree`, `NumberTaken`.
    """
    if not actor.is_system:
        raise NotAllowed(kind=actor.kind)
    check(kind, payload, number)
    envelope = Envelope(
        kind=DocumentKind(kind), language=Language(language), market=market, seller=seller, number=number, deal=deal
    )
    content = freeze(envelope, payload)
    identity, digest = document or new_id(), sha256(content)
    try:
        fresh = insert(
            Document,
            unless="id",
            id=identity,
            deal=deal,
            market=market,
            seller=seller,
            kind=kind,
            number=number,
            language=language,
            subject=subject,
            agent=agent,
            parties=sorted({subject, *parties}),
            content=content,
            sha256=digest,
            frozen_at=now(),
            retain_until=retain_until,
        )
    except IntegrityError as error:
        if NUMBER_ONCE not in str(error):
            raise
        raise NumberTaken(kind=kind, number=number) from error
    if fresh:
        frozen = DocumentFrozen(document=identity, deal=deal, kind=envelope.kind, number=number, sha256=digest)
        emit(frozen, key=deal or identity, market=market, seller=seller)
    return identity
