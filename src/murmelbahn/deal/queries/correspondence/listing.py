"""The papers of a deal as pages list them."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.queries.rows import visible
from murmelbahn.documents import queries as documents
from murmelbahn.documents.terms import DocumentSummary
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound


def letters_of(actor: Actor, *, deal: UUID) -> tuple[DocumentSummary, ...]:
    """The papers of a deal that concern the actor, oldest first. Raises `NotFound` for a deal it may not see."""
    if not visible(actor).filter(id=deal).exists():
        raise NotFound(kind="deal", id=deal)
    return documents.documents_of(actor, deal=deal)
