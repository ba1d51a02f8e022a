"""What is inside the PDF: the XML, the claim of PDF/A-3b, the tags, the words; and the same bytes every time."""

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.rules.documents.samples import samples
from tests.rules.documents.stories import stories

from murmelbahn.documents.operations.render import make_forms
from murmelbahn.documents.rules.envelope import Envelope, freeze
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


def named(name: str) -> str:
    """An offer to somebody, as its first page reads."""
    paper = samples()[DocumentKind.OFFER]
    (pdf,) = forms_of(DocumentKind.OFFER, "A-1", replace(paper, addressee=replace(paper.addressee, name=name)))
    text: str = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    return text


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Anna 李", "Anna □"),
        ("Rocket 🚀 GmbH", "Rocket □ GmbH"),
        ("Ｗｉｄｅ AG", "Wide AG"),
        ("Zoë Łuczak-Ørsted", "Zoë Łuczak-Ørsted"),
        ("Елена Παπά", "Елена Παπά"),
        ("a\x07b", "ab"),
    ],
)
def test_a_name_is_printed_with_what_the_fonts_have(name: str, printed: str) -> None:
    assert printed in named(name)


def test_the_canonical_bytes_keep_the_true_name() -> None:
    paper = samples()[DocumentKind.OFFER]
    envelope = Envelope(kind=DocumentKind.OFFER, language=Language.DE, market="DE", seller="S", number="A-1", deal=None)
    content = freeze(envelope, replace(paper, addressee=replace(paper.addressee, name="Anna 李")))
    assert "Anna 李" in content.decode()


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), min_size=1, max_size=24))
def test_no_document_fails_for_a_character(name: str) -> None:
    """All planes of Unicode, lone surrogates and what is not assigned included."""
    named(f"A {name}")


@pytest.mark.parametrize("plane", range(17))
def test_every_plane_can_be_printed(plane: int) -> None:
    """A few hundred characters of each, spread evenly."""
    step = 211
    named("".join(chr(one) for one in range(plane * 0x10000 + plane, (plane + 1) * 0x10000, step)))
