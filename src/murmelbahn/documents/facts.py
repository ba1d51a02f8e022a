"""What this room publishes."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from murmelbahn.documents.terms import Check, DocumentKind, RenditionFormat
from murmelbahn.kernel.fact import fact


@fact("documents.document.frozen")
@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFrozen:
    """A document was written, once and for all. Key: its deal, or itself where it belongs to none."""

    document: UUID
    deal: UUID | None
    kind: DocumentKind
    number: str | None
    sha256: str


@fact("documents.document.rendered")
@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRendered:
    """All forms of a document were made; `checks` are the verdicts of the official rules, form by form."""

    document: UUID
    deal: UUID | None
    kind: DocumentKind
    checks: tuple[tuple[RenditionFormat, Check], ...]
