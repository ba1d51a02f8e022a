"""Reads. Every one is filtered by what the actor may see; what is out of reach does not exist."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields
from uuid import UUID

from django.db.models import BinaryField, CharField, F, Func, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Length

from murmelbahn.documents.models import Document, Rendition
from murmelbahn.documents.rules.access import reach_of
from murmelbahn.documents.rules.envelope import sha256, thaw
from murmelbahn.documents.terms import (
    MEDIA_TYPES,
    SUFFIXES,
    Check,
    DocumentKind,
    DocumentSummary,
    DocumentView,
    Finding,
    Flaw,
    Language,
    NotRendered,
    Paper,
    RenditionBytes,
    RenditionFormat,
    RenditionView,
    Verification,
)
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import ALL, Where, every, where
from murmelbahn.kernel.sql import ask

UNREADABLE = "unreadable"
CHANGED_FORMS = """
SELECT document_id, format, sha256, encode(sha256(content), 'hex') FROM documents_rendition
WHERE document_id = ANY(%s::uuid[]) AND sha256 <> encode(sha256(content), 'hex') ORDER BY format
"""


def document(actor: Actor, *, document: UUID) -> DocumentView:
    """One document with its payload and bytes. Raises `NotFound`."""
    row = _one(actor, document)
    content = bytes(row.content)
    return DocumentView(summary=_summary(row), paper=thaw(content)[1], content=content)


def documents_of(actor: Actor, *, deal: UUID) -> tuple[DocumentSummary, ...]:
    """The documents of a deal that the actor may see, oldest first."""
    return tuple(
        _summary(row) for row in _visible(actor).defer("content").filter(deal=deal).order_by("frozen_at", "id")
    )


def numbered(actor: Actor, *, numbers: Iterable[str]) -> tuple[DocumentSummary, ...]:
    """The documents with these numbers that the actor may see, oldest first."""
    rows = _visible(actor).defer("content").filter(number__in=sorted(numbers))
    return tuple(_summary(row) for row in rows.order_by("frozen_at", "id"))


def rendition(actor: Actor, *, document: UUID, format: RenditionFormat = RenditionFormat.PDF) -> RenditionBytes:
    """The bytes of one form. Raises `NotFound`, or `NotRendered` while it is still being made."""
    row = _one(actor, document)
    form = row.renditions.filter(format=format).annotate(size=Length("content")).first()
    if form is None:
        raise NotRendered(document=document, format=format)
    return RenditionBytes(
        content=bytes(form.content),
        media_type=MEDIA_TYPES[format],
        filename=f"{row.number or f'{row.kind}-{row.id}'}.{SUFFIXES[format]}".replace("/", "-"),
        view=_rendition(form),
    )


def verify(actor: Actor, *, document: UUID) -> Verification:
    """Hash the stored bytes of a document and all its forms again; one flipped byte is found. Raises `NotFound`.

    Whole bytes are then compared with the columns beside them: number, kind, seller and deal were frozen, too.
    """
    found = _verified(where("documents_document.id = %s", document) & _reach(actor))
    if not found:
        raise NotFound(document=document)
    return found[0]


def verify_all(actor: Actor, *, deal: UUID) -> tuple[Verification, ...]:
    """The same for all documents of a deal that the actor may see, oldest first."""
    return _verified(where("documents_document.deal = %s", deal) & _reach(actor))


def unsound(actor: Actor, *, market: str) -> tuple[DocumentSummary, ...]:
    """Documents of a market with a form that failed the official rules: the worklist of the finance desk."""
    rows = _visible(actor).defer("content").filter(market=market, renditions__check_result=Check.FAILED)
    return tuple(_summary(row) for row in rows.distinct().order_by("frozen_at", "id"))


def tampered(actor: Actor) -> tuple[Verification, ...]:
    """All documents the actor may see with a stored copy that does not fit its hash. PostgreSQL hashes, nothing is moved."""
    wrong_form = Rendition.objects.exclude(sha256=_computed()).values("document")
    rows = _visible(actor).filter(~Q(sha256=_computed()) | Q(id__in=wrong_form)).order_by("id")
    return tuple(verify(actor, document=identity) for identity in rows.values_list("id", flat=True))


def _computed() -> Func:
    digest = Func(F("content"), function="sha256", output_field=BinaryField())
    return Func(digest, Value("hex"), function="encode", output_field=CharField())


def _verified(condition: Where) -> tuple[Verification, ...]:
    """Two statements for any number of documents; forms are hashed where they lie."""
    rows = every(Document, condition, order="frozen_at, id")
    forms: dict[UUID, list[Flaw]] = defaultdict(list)
    for document, form, stated, computed in ask(CHANGED_FORMS, [[row.id for row in rows]]):
        forms[document].append(Flaw(where=form, stated=stated, computed=computed))
    return tuple(_verification(row, forms[row.id]) for row in rows)


def _verification(row: Document, forms: list[Flaw]) -> Verification:
    content = bytes(row.content)
    paper, flaws = None, [Flaw(where="content", stated=row.sha256, computed=sha256(content))]
    if flaws[0].computed == row.sha256:
        paper, flaws = _read(row, content)
    flaws += forms
    return Verification(
        document=row.id,
        kind=row.kind,
        number=row.number,
        sha256=row.sha256,
        paper=None if flaws else paper,
        flaws=tuple(flaws),
    )


def _read(row: Document, content: bytes) -> tuple[Paper | None, list[Flaw]]:
    """What bytes of the right hash say, and where the columns beside them say something else."""
    try:
        envelope, paper = thaw(content)
    except ValueError:
        return None, [Flaw(where="content", stated="a document", computed=UNREADABLE)]
    pairs = ((field.name, getattr(envelope, field.name), getattr(row, field.name)) for field in fields(envelope))
    return paper, [
        Flaw(where=name, stated=str(frozen), computed=str(column)) for name, frozen, column in pairs if frozen != column
    ]


def _reach(actor: Actor) -> Where:
    reach = reach_of(actor)
    if reach.everything:
        return ALL
    return (
        where("documents_document.market = ANY(%s::text[])", sorted(reach.markets))
        | where("documents_document.agent = ANY(%s::uuid[])", sorted(reach.agents))
        | where("documents_document.parties && %s::uuid[]", sorted(reach.parties))
    )


def _visible(actor: Actor) -> QuerySet[Document]:
    forms = Rendition.objects.defer("content").annotate(size=Length("content")).order_by("format")
    rows = Document.objects.prefetch_related(Prefetch("renditions", queryset=forms, to_attr="forms"))
    return rows.filter(_reach(actor).expression)


def _one(actor: Actor, document: UUID) -> Document:
    row = _visible(actor).filter(id=document).first()
    if row is None:
        raise NotFound(document=document)
    return row


def _summary(row: Document) -> DocumentSummary:
    forms: list[Rendition] = getattr(row, "forms", [])
    return DocumentSummary(
        id=row.id,
        kind=DocumentKind(row.kind),
        number=row.number,
        deal=row.deal,
        market=row.market,
        seller=row.seller,
        language=Language(row.language),
        sha256=row.sha256,
        frozen_at=row.frozen_at,
        retain_until=row.retain_until,
        renditions=tuple(_rendition(form) for form in forms),
    )


def _rendition(form: Rendition) -> RenditionView:
    return RenditionView(
        format=RenditionFormat(form.format),
        sha256=form.sha256,
        size=getattr(form, "size", 0),
        check=Check(form.check_result),
        checked_by=form.checked_by,
        findings=tuple(Finding(**finding) for finding in form.findings),
    )
