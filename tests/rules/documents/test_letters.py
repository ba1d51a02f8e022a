"""Every kind is laid out in both languages, with a text behind every code."""

import tomllib
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.documents.samples import HASH, samples
from tests.rules.documents.stories import CORVANE_AT, FERDINAND, FLEET, stories

import murmelbahn.documents
from murmelbahn.documents.rules.envelope import Envelope, freeze, sha256, thaw
from murmelbahn.documents.rules.letter import invoice_notes, letter_of
from murmelbahn.documents.rules.letter.model import Amounts, Particulars, Payment
from murmelbahn.documents.terms import (
    PAPERS,
    BrokenInvoice,
    Check,
    DocumentKind,
    InvalidInvoice,
    Language,
    NotRendered,
    NumberTaken,
    PaperIncomplete,
    RenditionFormat,
    SumsDisagree,
    WrongPaper,
)

TEXTS = Path(murmelbahn.documents.__file__).parent / "data" / "texts"
CATALOGUE = {language: tomllib.loads((TEXTS / f"{language}.toml").read_text("utf-8")) for language in ("de", "en")}
SAMPLES = samples()


def say(code: str, language: str, **parameters: object) -> str:
    """Fails for a missing text or parameter, where the running house would show a dash."""
    return CATALOGUE[language][code].format(**parameters)


def texts_in(plain: Any) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        for part in plain.values():
            yield from texts_in(part)
    elif isinstance(plain, (list, tuple)):
        for part in plain:
            yield from texts_in(part)


def test_both_languages_have_the_same_codes() -> None:
    assert set(CATALOGUE["de"]) == set(CATALOGUE["en"])


def test_every_refusal_and_every_name_has_a_text() -> None:
    refusals = (SumsDisagree, PaperIncomplete, WrongPaper, NumberTaken, NotRendered, BrokenInvoice, InvalidInvoice)
    codes = {one.code for one in refusals}
    enums = {"document_kind": DocumentKind, "language": Language, "rendition_format": RenditionFormat, "check": Check}
    for name, values in enums.items():
        codes |= {f"documents.{name}.{value}" for value in values}
    assert codes <= set(CATALOGUE["en"])


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_is_laid_out(kind: DocumentKind, language: str) -> None:
    letter = letter_of(kind, language, "N-1", SAMPLES[kind], say)
    assert letter.blocks
    assert "Corvane Deutschland GmbH" in letter.sender_line or "Corvane Austria GmbH" in letter.sender_line
    assert not [text for text in texts_in(asdict(letter)) if "{" in text and "<svg" not in text]


def test_every_kind_has_a_payload_type_and_a_sample() -> None:
    assert set(PAPERS) == set(DocumentKind) == set(SAMPLES)


def test_a_gross_market_shows_gross_prices_and_the_remainder() -> None:
    letter = letter_of(DocumentKind.FINAL_INVOICE, "de", "R-2", stories()["S2 final"][2], say)
    bill = next(block for block in letter.blocks if isinstance(block, Amounts))
    assert [row.amount for row in bill.rows] == ["33.320,00", "952,00", "−2.000,00"]
    assert bill.rows[2].detail == "vom 26. November 2026: netto 1.680,67, Umsatzsteuer 319,33"
    assert bill.total.value == "32.272,00\xa0€"
    assert bill.breakdown[1] == ("19 %", "27.119,33", "5.152,67", "32.272,00")


def test_a_net_market_shows_tax_and_registration_tax_below_the_net_sum() -> None:
    letter = letter_of(DocumentKind.FINAL_INVOICE, "en", "R-5", stories()["S5 final"][2], say)
    bill = next(block for block in letter.blocks if isinstance(block, Amounts))
    assert [(row.label, row.value) for row in bill.sums] == [
        ("Net sum", "52,000.00"),
        ("VAT 20 %", "10,400.00"),
        ("Normverbrauchsabgabe (NoVA)", "8,250.00"),
    ]
    assert bill.total.value == "€70,650.00"


def test_a_private_person_reads_gross_prices_where_lists_are_net_and_a_company_net_ones() -> None:
    """As on the web: with VAT, the registration tax apart; the amounts are the frozen ones in both."""
    bill = stories()["S5 final"][2].bill
    for to, rows, sums in (
        (FERDINAND, ["64.500,00", "−2.580,00", "480,00"], ["8.250,00"]),
        (FLEET, ["53.750,00", "−2.150,00", "400,00"], ["52.000,00", "10.400,00", "8.250,00"]),
    ):
        offer = replace(SAMPLES[DocumentKind.OFFER], addressee=to, letterhead=CORVANE_AT, bill=bill)
        shown = letter_of(DocumentKind.OFFER, "de", None, offer, say)
        block = next(one for one in shown.blocks if isinstance(one, Amounts))
        assert [row.amount for row in block.rows] == rows
        assert [one.value for one in block.sums] == sums
        assert block.total.value.replace("\xa0", " ") == "€ 70.650,00"


@pytest.mark.parametrize("kind", DocumentKind)
def test_no_paper_prints_what_only_machines_read(kind: DocumentKind) -> None:
    """Codes of items stand in the XML, the hash of the contract under the seal: people read names."""
    shown = " ".join(texts_in(asdict(letter_of(kind, "de", "N-1", SAMPLES[kind], say))))
    for line in getattr(getattr(SAMPLES[kind], "bill", None), "lines", ()):
        assert not line.code or line.code not in shown
    assert HASH not in shown


def test_an_invoice_says_first_what_it_comes_to() -> None:
    letter = letter_of(DocumentKind.FINAL_INVOICE, "de", "R-2", stories()["S2 final"][2], say)
    first = letter.blocks[1]
    assert isinstance(first, Particulars)
    assert [one.value for one in first.details] == ["32.272,00\xa0€"]


def test_the_receipt_of_a_withdrawal_repeats_what_was_declared_and_says_where_the_car_goes() -> None:
    """Directive 2011/83/EU art. 11a(4): content, date and time; receipts from before it was kept are still laid out."""
    paper = SAMPLES[DocumentKind.WITHDRAWAL_RECEIPT]
    shown = "\n".join(texts_in(asdict(letter_of(DocumentKind.WITHDRAWAL_RECEIPT, "de", None, paper, say))))
    assert "Hiermit widerrufe ich" in shown
    assert "24. November 2026, 16:42 MEZ" in shown
    assert "bis zum 11. Januar 2027 zurück: Autohaus Sonnleitner" in shown
    old = replace(paper, declaration="", return_to="")
    assert "Ihre Erklärung" not in texts_in(asdict(letter_of(DocumentKind.WITHDRAWAL_RECEIPT, "de", None, old, say)))


def test_payment_has_a_qr_code_only_in_euro() -> None:
    letter = letter_of(DocumentKind.FINAL_INVOICE, "de", "R-1", stories()["S1 final"][2], say)
    payment = next(block for block in letter.blocks if isinstance(block, Payment))
    assert payment.qr.startswith("<svg")
    assert "DE89\xa03704" in payment.details[1].value


def test_notes_of_the_xml_are_those_of_the_letter() -> None:
    kind, _, paper = stories()["S9 advance"]
    assert invoice_notes(kind, "de", paper, say) == ("Anzahlung: Die Lieferung ist noch nicht ausgeführt.",)


@pytest.mark.parametrize("kind", DocumentKind)
def test_frozen_bytes_thaw_to_the_same_paper(kind: DocumentKind) -> None:
    envelope = Envelope(kind=kind, language=Language.DE, market="DE", seller="CORVANE-DE", number="1", deal=None)
    content = freeze(envelope, SAMPLES[kind])
    assert thaw(content) == (envelope, SAMPLES[kind])
    assert freeze(*thaw(content)) == content


@given(st.integers(min_value=0), st.integers(1, 255))
def test_one_flipped_byte_changes_the_hash(place: int, mask: int) -> None:
    kind, number, paper = stories()["S1 final"]
    content = bytearray(
        freeze(Envelope(kind=kind, language=Language.DE, market="DE", seller="S", number=number, deal=None), paper)
    )
    before = sha256(bytes(content))
    content[place % len(content)] ^= mask
    assert sha256(bytes(content)) != before


def test_the_buyers_order_number_stands_on_its_invoice_and_no_label_where_there_is_none() -> None:
    for name, wanted in (("S5 final", ["PO-88123"]), ("S6 final", [])):
        kind, number, paper = stories()[name]
        letter = letter_of(kind, "de", number, paper, say)
        assert [row.value for row in letter.info if row.label == "Ihre Bestellnummer"] == wanted


def test_an_offer_says_until_when_its_taxes_hold_as_its_page_does() -> None:
    import murmelbahn.showroom

    pages = Path(murmelbahn.showroom.__file__).parent / "data" / "texts"
    for language in Language:
        page = tomllib.loads((pages / f"{language}.toml").read_text("utf-8"))["showroom.offer.frozen_but"]
        assert page == CATALOGUE[language]["documents.letter.offer_law_until"]
    paper = replace(SAMPLES[DocumentKind.OFFER], law_until=date(2026, 11, 30))
    told = " ".join(texts_in(asdict(letter_of(DocumentKind.OFFER, "de", "", paper, say))))
    assert "wenn wir Ihre Bestellung bis zum 30. November 2026 annehmen" in told
    plain = " ".join(texts_in(asdict(letter_of(DocumentKind.OFFER, "de", "", SAMPLES[DocumentKind.OFFER], say))))
    assert "danach wird die Steuer neu bestimmt" not in plain
