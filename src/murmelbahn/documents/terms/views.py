"""What queries return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from murmelbahn.documents.terms.kinds import Check, DocumentKind, Language, RenditionFormat
from murmelbahn.documents.terms.papers import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One broken rule: official id ("BR-CO-16"), its words, and the place."""

    rule: str
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the official rules say of an XML invoice, and which rules in which version they were."""

    check: Check
    checked_by: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RenditionView:
    """A form of a document without its bytes."""

    format: RenditionFormat
    sha256: str
    size: int
    check: Check
    checked_by: str
    """Which rules in which version were applied; for `not_checked` why not."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSummary:
    """A row of a list of documents."""

    id: UUID
    kind: DocumentKind
    number: str | None
    deal: UUID | None
    market: str
    seller: str
    language: Language
    sha256: str
    frozen_at: datetime
    retain_until: date
    renditions: tuple[RenditionView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A document with its payload as it was frozen."""

    summary: DocumentSummary
    paper: Paper
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RenditionBytes:
    """A form of a document, ready to be sent."""

    content: bytes
    media_type: str
    filename: str
    view: RenditionView


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """One stored copy that is not what was frozen: `where` is "content", a rendition's format, or a column's name.

    `stated` is what was frozen (a hash, a value), `computed` what is stored now.
    """

    where: str
    stated: str
    computed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """A document whose stored copies were hashed again. `kind` and `number` as they stand, readable or not; `paper` only
    while nothing is wrong."""

    document: UUID
    kind: str
    number: str | None
    sha256: str
    paper: Paper | None
    flaws: tuple[Flaw, ...]

    @property
    def intact(self) -> bool:
        return not self.flaws
