"""Bank files: read as written, bad entries set apart, rubbish refused."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rules.connect.files import NOTICE_08, STATEMENT_02, bank_files

import murmelbahn.connect
from murmelbahn.connect.bank import camt
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import Refusal


def euro(amount: str) -> Money:
    return Money.of(amount, "EUR")


def read_or_refuse(content: bytes) -> camt.BankFile | None:
    """The file, or None when it was refused. Anything else that is raised fails the test."""
    try:
        return camt.read_camt(content)
    except Refusal:
        return None


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(bank_files())
def test_what_is_written_is_read(file: camt.BankFile) -> None:
    assert camt.read_camt(camt.write_camt(file)) == file


def test_a_statement_of_version_02() -> None:
    (report,) = camt.read_camt(STATEMENT_02).reports
    transfer, first, second, returned = report.entries
    assert transfer.amount == euro("43080")
    assert transfer.creditor_reference == "RF18539007547034"
    assert transfer.end_to_end is None
    assert transfer.party == camt.Party(name="Hanna Öztürk-Weißenberger", iban="DE02120300000000202051")
    assert transfer.counts
    assert [(one.reference, one.amount) for one in (first, second)] == [
        ("COLL-1/1", euro("200")),
        ("COLL-1/2", euro("300")),
    ]
    assert returned.returned == camt.Return(reason="AC04", original="TX-9")
    assert (returned.signed, returned.value_on) == (euro("-120"), returned.booked_on)
    assert report.gap == euro("0")


def test_a_return_names_who_had_paid() -> None:
    """Its parties keep the roles of the payment that it takes back (EPC R-transactions)."""
    told = b"<RltdPties><Cdtr><Nm>Ferdinand Wallner</Nm></Cdtr></RltdPties>"
    parties = (
        b"<RltdPties><Dbtr><Nm>Ferdinand Wallner</Nm></Dbtr><DbtrAcct><Id><IBAN>AT611904300234573201</IBAN></Id></DbtrAcct>"
        b"<Cdtr><Nm>Corvane</Nm></Cdtr><CdtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></CdtrAcct></RltdPties>"
    )
    assert STATEMENT_02.count(told) == 1
    *_, returned = camt.read_camt(STATEMENT_02.replace(told, parties)).reports[0].entries
    assert (returned.party.name, returned.party.iban) == ("Ferdinand Wallner", "AT611904300234573201")


def test_an_instant_transfer_notice_of_version_08() -> None:
    file = camt.read_camt(NOTICE_08)
    (entry,) = file.reports[0].entries
    assert file.message is camt.Message.NOTICE
    assert entry.family is camt.Family.RECEIVED_INSTANT
    assert (entry.amount, entry.creditor_reference, entry.end_to_end) == (euro("12272"), "RF18539007547034", "E2E-1")
    assert entry.party.name == "H. Oeztuerk"
    assert file.reports[0].gap is None


@pytest.mark.parametrize(
    ("good", "bad", "reason"),
    [
        (b'<Amt Ccy="EUR">43080.00</Amt>', b'<Amt Ccy="EUR">43.080,00</Amt>', "is no amount"),
        (b'<Amt Ccy="EUR">43080.00</Amt>', b'<Amt Ccy="EUR">NaN</Amt>', "is no amount"),
        (b'<Amt Ccy="EUR">43080.00</Amt>', b'<Amt Ccy="EUR">-43080.00</Amt>', "is no amount"),
        (b'<Amt Ccy="EUR">43080.00</Amt>', b'<Amt Ccy="EUR">43080.001</Amt>', "more digits"),
        (b'<Amt Ccy="EUR">43080.00</Amt>', b"<Amt>43080.00</Amt>", "is no amount"),
        (b'<Amt Ccy="EUR">43080.00</Amt>', b'<Amt Ccy="EUR">4<b/>3080.00</Amt>', "is missing"),
        (b'<Amt Ccy="EUR">43080.00</Amt>', b'<Amt Ccy="EUR">0.00</Amt>', "zero"),
        (b"DE02120300000000202051", b"DE03120300000000202051", "is no IBAN"),
        (b"<AcctSvcrRef>2026120712345600</AcctSvcrRef>", b"", "is missing"),
        (
            b"<Sts>BOOK</Sts>\n    <BookgDt><Dt>2026-12-07</Dt></BookgDt><ValDt>",
            b"<Sts>BOOK</Sts><ValDt>",
            "is missing",
        ),
        (b"<CdtDbtInd>CRDT</CdtDbtInd><Sts>", b"<CdtDbtInd>WHAT</CdtDbtInd><Sts>", "is not known"),
    ],
)
def test_a_bad_entry_is_parked_and_the_good_ones_go_on(good: bytes, bad: bytes, reason: str) -> None:
    assert good in STATEMENT_02
    (report,) = camt.read_camt(STATEMENT_02.replace(good, bad, 1)).reports
    (fault,) = report.faults
    assert reason in fault.reason
    assert fault.position == 1
    assert fault.place.startswith("line ")
    assert "<Ntry" in fault.excerpt
    assert [one.reference for one in report.entries] == ["COLL-1/1", "COLL-1/2", "OUT-1"]
    assert report.gap == euro("43080")


def test_a_collective_entry_that_does_not_sum_is_parked_whole() -> None:
    broken = STATEMENT_02.replace(b'<Amt Ccy="EUR">300.00</Amt>', b'<Amt Ccy="EUR">300.01</Amt>')
    (report,) = camt.read_camt(broken).reports
    assert [fault.reference for fault in report.faults] == ["COLL-1"]
    assert len(report.entries) == 2


def test_a_comment_or_instruction_inside_an_amount_does_not_shorten_it() -> None:
    sly = STATEMENT_02.replace(b">43080.00<", b">430<!-- x -->80<?y?>.00<", 1)
    assert camt.read_camt(sly).reports[0].entries[0].amount == euro("43080")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", camt.MalformedFile),
        (b":20:STARTUMS\r\n:25:10020030/1234567\r\n", camt.MalformedFile),
        (STATEMENT_02[:900], camt.MalformedFile),
        (STATEMENT_02.replace(b"DE89370400440532013000", b"DE88370400440532013000"), camt.MalformedFile),
        (STATEMENT_02.replace(b"053D2026-12-07", b" "), camt.MalformedFile),
        (STATEMENT_02.replace(b"camt.053.001.02", b"camt.053.001.99"), camt.UnsupportedMessage),
        (b"<html/>", camt.UnsupportedMessage),
        (b'<!DOCTYPE d [<!ENTITY a "b">]>' + STATEMENT_02.split(b"?>", 1)[1], camt.MalformedFile),
        (b" " * 50_000_001, camt.FileTooLarge),
    ],
    ids=["empty", "mt940", "cut", "iban", "id", "version", "html", "doctype", "huge"],
)
def test_what_is_no_bank_file_is_refused(content: bytes, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        camt.read_camt(content)


def test_the_refusal_names_the_place() -> None:
    with pytest.raises(camt.MalformedFile) as refused:
        camt.read_camt(STATEMENT_02.replace(b"2026-12-07T19:04:00.0+01:00", b"yesterday"))
    assert refused.value.parameters == {
        "place": "line 4, BkToCstmrStmt/GrpHdr/CreDtTm",
        "reason": "yesterday is no time",
    }


@given(st.binary(max_size=400))
def test_random_bytes_are_refused(content: bytes) -> None:
    assert read_or_refuse(content) is None


@given(st.integers(0, len(STATEMENT_02) - 20))
def test_a_truncated_file_is_refused(length: int) -> None:
    assert read_or_refuse(STATEMENT_02[:length]) is None


@settings(max_examples=500)
@given(st.integers(0, len(STATEMENT_02) - 1), st.binary(max_size=6))
def test_a_damaged_file_is_read_or_refused_and_never_crashes(place: int, dirt: bytes) -> None:
    file = read_or_refuse(STATEMENT_02[:place] + dirt + STATEMENT_02[place + 1 :])
    for report in file.reports if file else ():
        assert all(entry.amount.amount > 0 for entry in report.entries)


def test_every_refusal_has_its_sentence_in_both_languages() -> None:
    folder = Path(murmelbahn.connect.__file__).parent / "data" / "texts"
    for language in ("de", "en"):
        known = tomllib.loads((folder / f"{language}.toml").read_text("utf-8"))
        assert {camt.MalformedFile.code, camt.UnsupportedMessage.code, camt.FileTooLarge.code} <= set(known)


@pytest.mark.parametrize("none", ["NONREF", "NOTPROVIDED", "nonref"])
def test_a_reference_that_says_there_is_none_is_none(none: str) -> None:
    """Two payments of one day under NONREF are two payments: without another reference, each waits for a person."""
    file = STATEMENT_02.replace(b"2026120712345600", none.encode())
    (report,) = camt.read_camt(file).reports
    assert [fault.fault for fault in report.faults] == [camt.Fault.MISSING]
    own = file.replace(
        f"<AcctSvcrRef>{none}</AcctSvcrRef>".encode(),
        f"<AcctSvcrRef>{none}</AcctSvcrRef><NtryRef>N-1</NtryRef>".encode(),
    )
    assert camt.read_camt(own).reports[0].entries[0].reference == "N-1"
