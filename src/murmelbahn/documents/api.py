"""Documents by API: what was frozen, its forms as files, and whether it is still what was frozen."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.accounts.terms import Scope
from murmelbahn.documents import queries
from murmelbahn.documents.terms import DocumentSummary, Flaw, RenditionBytes, RenditionFormat, Verification
from murmelbahn.kernel.actor import Actor
from murmelbahn.ui.api.door import Door
from murmelbahn.ui.api.files import File


def document(actor: Actor, *, document: UUID) -> DocumentSummary:
    """One document with its forms, without their bytes. Raises `NotFound`."""
    return queries.document(actor, document=document).summary


def flaws(actor: Actor, *, document: UUID) -> tuple[Flaw, ...]:
    """Every stored copy that is not what was frozen; none is how it should be. Raises `NotFound`."""
    found: Verification = queries.verify(actor, document=document)
    return found.flaws


def file(actor: Actor, *, document: UUID, format: RenditionFormat = RenditionFormat.PDF) -> RenditionBytes:
    """The bytes of one form, PDF or the invoice's XML. Raises `NotFound`, `NotRendered` while it is still being made."""
    return queries.rendition(actor, document=document, format=format)


def _as_file(found: RenditionBytes) -> File:
    return File(content=found.content, media_type=found.media_type, filename=found.filename)


door = Door("documents")
READ = Scope.DEALS_READ
door.reads("/deals/{deal}/documents", queries.documents_of, scope=READ)
door.reads("/documents", queries.numbered, scope=READ)
door.reads("/documents/{document}", document, scope=READ)
door.reads("/documents/{document}/flaws", flaws, scope=READ)
door.reads("/documents/{document}/file", file, scope=READ, shown=_as_file)
DOORS = [door]
