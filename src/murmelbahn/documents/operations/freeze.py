"""Freeze a document: from now on it says this, for ever."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q

from murmelbahn.documents.facts import DocumentFrozen
from murmelbahn.documents.models import Document
from murmelbahn.documents.rules.completeness import check
from murmelbahn.documents.rules.envelope import Envelope, freeze, sha256
from murmelbahn.documents.terms import DocumentKind, Language, NumberTaken, Paper
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed


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
    standing = _standing(document, seller=seller, kind=kind, number=number)
    if document is not None and document in standing:
        return document
    if standing:
        raise NumberTaken(kind=kind, number=number)
    row = Document(
        id=document or new_id(),
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
        sha256=sha256(content),
        frozen_at=now(),
        retain_until=retain_until,
    )
    row.save(force_insert=True)
    frozen = DocumentFrozen(document=row.id, deal=deal, kind=envelope.kind, number=number, sha256=row.sha256)
    emit(frozen, key=deal or row.id, market=market, seller=seller)
    return row.id


def _standing(document: UUID | None, *, seller: str, kind: DocumentKind, number: str | None) -> set[UUID]:
    """Documents that have this id or this number already."""
    asked = Q(id=document) if document is not None else Q()
    if number is not None:
        asked |= Q(seller=seller, kind=kind, number=number)
    return set(Document.objects.filter(asked).values_list("id", flat=True)) if asked else set()
