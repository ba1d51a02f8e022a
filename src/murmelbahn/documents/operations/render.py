"""Make the forms of a frozen document from its frozen bytes, and have the official rules judge them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from uuid import UUID

from murmelbahn.documents.facts import DocumentRendered
from murmelbahn.documents.models import Document, Rendition
from murmelbahn.documents.operations.typesetting import typeset
from murmelbahn.documents.operations.validation import validate
from murmelbahn.documents.rules.envelope import Envelope, sha256, thaw
from murmelbahn.documents.rules.letter import invoice_notes, letter_of
from murmelbahn.documents.rules.ubl import write_invoice
from murmelbahn.documents.terms import Check, Finding, Invoice, Paper, RenditionFormat
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.ui.texts import text

PDF_CHECKED_BY = "PDF/A-3b as Typst declares it; not checked by an independent validator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One made form with its verdict."""

    format: RenditionFormat
    content: bytes
    check: Check
    checked_by: str
    findings: tuple[Finding, ...] = ()


def make_forms(envelope: Envelope, paper: Paper) -> tuple[Form, ...]:
    """PDF of every paper; for an invoice its UBL first, judged, then attached to the PDF. Deterministic."""
    forms: list[Form] = []
    xml = b""
    if isinstance(paper, Invoice):
        notes = invoice_notes(envelope.kind, envelope.language, paper, text)
        xml = write_invoice(envelope.kind, envelope.number or "", paper, notes)
        check, checked_by, findings = validate(xml)
        forms.append(
            Form(format=RenditionFormat.UBL, content=xml, check=check, checked_by=checked_by, findings=findings)
        )
    letter = letter_of(envelope.kind, envelope.language, envelope.number, paper, text)
    pdf = typeset(letter, xml)
    forms.append(Form(format=RenditionFormat.PDF, content=pdf, check=Check.NOT_CHECKED, checked_by=PDF_CHECKED_BY))
    return tuple(forms)


@operation
def render_document(actor: Actor, *, document: UUID) -> None:
    """Store the forms of a document; a repeat changes nothing. For the platform itself; raises `NotFound` to others."""
    row = Document.objects.filter(id=document).first() if actor.is_system else None
    if row is None:
        raise NotFound(document=document)
    if row.renditions.exists():
        return
    envelope, paper = thaw(bytes(row.content))
    forms = make_forms(envelope, paper)
    Rendition.objects.bulk_create(
        Rendition(
            document=row,
            format=form.format,
            content=form.content,
            sha256=sha256(form.content),
            check_result=form.check,
            checked_by=form.checked_by,
            findings=[asdict(finding) for finding in form.findings],
            rendered_at=now(),
        )
        for form in forms
    )
    checks = tuple((form.format, form.check) for form in forms)
    rendered = DocumentRendered(document=row.id, deal=row.deal, kind=envelope.kind, checks=checks)
    emit(rendered, key=row.deal or row.id, market=row.market, seller=row.seller)
