"""Every invoice of the stories passes the schema and the official rules; a tampered one fails by the right rule."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.documents.stories import stories

from murmelbahn.documents.operations.validation import require_valid, validate
from murmelbahn.documents.rules.ubl import write_invoice
from murmelbahn.documents.terms import BrokenInvoice, Check, InvalidInvoice
from murmelbahn.ui.texts import sentence_of

STORIES = stories()


def xml_of(name: str) -> bytes:
    kind, number, paper = STORIES[name]
    return write_invoice(kind, number, paper, notes=("Voraussichtliche Lieferung",))


@pytest.mark.parametrize("name", STORIES)
def test_story_invoices_pass(name: str) -> None:
    check, checked_by, findings = validate(xml_of(name))
    assert findings == ()
    assert check is Check.PASSED
    assert "1.3.16" in checked_by


@pytest.mark.parametrize(
    ("element", "wrong", "rule"),
    [
        ("PayableAmount", "33900.01", "BR-CO-16"),
        ("TaxInclusiveAmount", "33899.99", "BR-CO-15"),
        ("LineExtensionAmount", "31008.41", "BR-CO-10"),
        ("TaxableAmount", "28000.00", "BR-S-08"),
        ("PriceAmount", "-5.00", "BR-27"),
        ("InvoiceTypeCode", "999", "BR-CL-01"),
    ],
)
def test_a_tampered_figure_breaks_the_right_rule(element: str, wrong: str, rule: str) -> None:
    xml = xml_of("S9 final").decode()
    tampered = re.sub(rf"(<cbc:{element}[^>]*>)[^<]*", rf"\g<1>{wrong}", xml, count=1)
    assert tampered != xml
    check, _, findings = validate(tampered.encode())
    assert check is Check.FAILED
    assert rule in {one.rule for one in findings}
    with pytest.raises(InvalidInvoice) as refused:
        require_valid(tampered.encode())
    assert rule in refused.value.parameters["rules"]


def test_a_tax_outside_the_tolerance_is_found() -> None:
    tampered = xml_of("S9 final").replace(b">5412.61<", b">5413.61<")
    assert "BR-CO-17" in {one.rule for one in validate(tampered)[2]}


@pytest.mark.parametrize(
    "bytes_",
    [
        b"",
        b"no xml",
        b"<Invoice",
        b"<a/>",
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Invoice>&x;</Invoice>',
    ],
)
def test_what_is_no_invoice_is_refused(bytes_: bytes) -> None:
    with pytest.raises(BrokenInvoice):
        validate(bytes_)


def test_a_truncated_invoice_is_refused_with_its_line() -> None:
    with pytest.raises(BrokenInvoice) as refused:
        validate(xml_of("S1 final")[:2000])
    assert refused.value.parameters["line"] > 1


@settings(max_examples=150, deadline=None)
@given(st.integers(min_value=0), st.binary(max_size=4))
def test_a_damaged_invoice_gives_a_verdict_or_a_refusal(place: int, dirt: bytes) -> None:
    xml = xml_of("S3 final")
    place %= len(xml)
    try:
        check, _, findings = validate(xml[:place] + dirt + xml[place + 1 :])
    except BrokenInvoice:
        return
    assert (check is Check.FAILED) == bool(findings)


def test_the_remainder_form() -> None:
    xml = xml_of("S9 final").decode()
    assert xml.count("<cac:BillingReference>") == 1
    assert '<cbc:InvoicedQuantity unitCode="C62">-1</cbc:InvoicedQuantity>' in xml
    assert "PrepaidAmount" not in xml
    assert ">28487.39<" in xml
    assert ">5412.61<" in xml


def test_what_is_no_invoice_says_where_once() -> None:
    for xml, said in ((b"hello", "expected, '<' not found, line 1, column 1"), (b"<a/>" * 6_000_000, "too large")):
        with pytest.raises(BrokenInvoice) as refused:
            validate(xml)
        sentence = sentence_of(refused.value, "en")
        assert sentence.endswith(said)
        assert "line 0" not in sentence
        assert sentence.count("line") <= 1
