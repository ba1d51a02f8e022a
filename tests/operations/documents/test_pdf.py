"""What is inside the PDF: the XML, the claim of PDF/A-3b, the tags, the words; and the same bytes every time."""

import io

import pytest
from pypdf import PdfReader
from tests.rules.documents.samples import samples
from tests.rules.documents.stories import stories

from murmelbahn.documents.operations.render import make_forms
from murmelbahn.documents.rules.envelope import Envelope
from murmelbahn.documents.terms import DocumentKind, Language


def forms_of(kind: DocumentKind, number: str, paper: object) -> list[bytes]:
    envelope = Envelope(kind=kind, language=Language.DE, market="DE", seller="S", number=number, deal=None)
    return [form.content for form in make_forms(envelope, paper)]  # type: ignore[arg-type]


def test_an_invoice_carries_its_xml_and_says_what_it_is() -> None:
    xml, pdf = forms_of(*stories()["S9 final"])
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.attachments["invoice.xml"] == [xml]
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"].startswith("de")
    metadata = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in metadata
    text = reader.pages[0].extract_text()
    assert "Restbetrag nach Abzug der Anzahlungen" in text
    assert "33.900,00" in text


def test_a_letter_that_is_no_invoice_has_no_attachment() -> None:
    (pdf,) = forms_of(DocumentKind.OFFER, "A-1", samples()[DocumentKind.OFFER])
    reader = PdfReader(io.BytesIO(pdf))
    assert not reader.attachments
    assert len(reader.pages) == 2
    assert "Seite 2 / 2" in reader.pages[1].extract_text()


@pytest.mark.parametrize("kind", [DocumentKind.FINAL_INVOICE, DocumentKind.HANDOVER_PROTOCOL])
def test_the_same_paper_gives_the_same_bytes(kind: DocumentKind) -> None:
    paper = samples()[kind]
    assert forms_of(kind, "N-1", paper) == forms_of(kind, "N-1", paper)
