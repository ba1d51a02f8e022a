"""The template files: complete, explained, locked; and refused with file, line and reason when broken."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.numbers import get_currency_name
from stdnum import get_cc_module

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.markets import queries
from murmelbahn.markets.queries.files import DATA, LOCK, load, templates
from murmelbahn.markets.rules.review import findings, vanished
from murmelbahn.markets.terms import (
    CustomerKind,
    Market,
    MarketNotLive,
    PriceBasis,
    ReleasedRowEdited,
    TaxIdInvalid,
    TemplateBroken,
    UnknownMarket,
)
from tests.rules.markets.prices import eur

MARKETS = queries.all_markets(SYSTEM)
CODES = {file.stem.upper() for file in DATA.glob("??.toml")}
each = pytest.mark.parametrize("market", MARKETS, ids=lambda market: market.code)


def test_all_24_markets_stand_and_two_sell() -> None:
    assert {market.code for market in MARKETS} == CODES
    assert len(CODES) == 24
    assert [market.code for market in queries.live_markets(SYSTEM)] == ["AT", "DE"]


@each
def test_a_market_is_plausible(market: Market) -> None:
    ZoneInfo(market.zone)
    assert get_currency_name(market.currency, locale="en") != market.currency
    country, _, kind = market.tax_ids.vat.partition(".")
    assert get_cc_module(country, kind) is not None
    assert queries.next_working_day(SYSTEM, market=market.code, day=date(2027, 1, 1)) > date(2027, 1, 1)
    assert market.taxes[0].code == "VAT"
    assert set(market.words) == set(market.languages)
    assert 50 < Decimal(market.standard_share) < 100


@each
def test_every_deviation_is_explained_and_dated(market: Market) -> None:
    ids = [deviation.id for deviation in market.deviations]
    assert len(ids) == len(set(ids))
    for deviation in market.deviations:
        assert all((deviation.owner, deviation.reason, deviation.source))
        assert deviation.review > deviation.valid_from


@each
def test_released_rows_are_untouched(market: Market) -> None:
    """The lock file holds the hash of every row; a released row is never edited."""
    found = templates()
    assert found.lock.released(market.code) == found.by_code[market.code].row_hashes
    assert market.release == found.lock.release_hash(market.code)


def test_nothing_is_left_to_mend_today() -> None:
    assert [finding for t in templates().by_code.values() for finding in findings(t, date(2026, 11, 21))] == []


def test_a_market_that_vanished_is_found() -> None:
    gone = vanished(templates().lock, {market.code for market in MARKETS} - {"LU"})
    assert [finding.market for finding in gone] == ["LU"]


def test_an_overdue_review_is_found() -> None:
    overdue = [f for f in findings(templates().by_code["DE"], date(2027, 1, 6)) if f.kind == "review_overdue"]
    assert [finding.subject for finding in overdue] == ["de-interest"]


def test_live_markets_carry_what_selling_needs() -> None:
    for market in queries.live_markets(SYSTEM):
        words = market.words[market.languages[0]]
        assert words.complete
        assert market.interest.rates
        assert {rule.code for rule in market.returns} == {tax.code for tax in market.taxes}
    germany, austria = queries.market(SYSTEM, code="DE"), queries.market(SYSTEM, code="AT")
    assert germany.basis(CustomerKind.PRIVATE) is PriceBasis.GROSS
    assert austria.basis(CustomerKind.PRIVATE) is PriceBasis.NET
    assert germany.words["de"].withdrawal_button == "Vertrag widerrufen"
    assert austria.words["de"].withdrawal_button == "Vom Vertrag zurücktreten"
    assert germany.words["de"].order_button == austria.words["de"].order_button == "Zahlungspflichtig bestellen"


def test_deviations_count_from_their_day() -> None:
    before = queries.market(SYSTEM, code="DE", on=date(2023, 12, 31))
    assert (before.damages.percent_of_gross, before.registration.new_car_max_months) == (10, 6)
    assert queries.market(SYSTEM, code="DE", on=date(2026, 11, 21)).damages.percent_of_gross == 15


def test_a_draft_does_not_sell() -> None:
    with pytest.raises(MarketNotLive):
        queries.selling_market(SYSTEM, code="FR")
    with pytest.raises(UnknownMarket):
        queries.market(SYSTEM, code="XX")


@pytest.mark.parametrize(
    ("market", "number", "compact"),
    [
        ("DE", "DE 136 695 976", "DE136695976"),
        ("AT", "ATU 13585627", "ATU13585627"),
        ("AT", "U13585627", "ATU13585627"),
        ("BE", "BE 0403.019.261", "BE0403019261"),
        ("NL", "NL4495445B01", "NL004495445B01"),
        ("FR", "Fr 40 303 265 045", "FR40303265045"),
        ("IT", "IT 00743110157", "IT00743110157"),
        ("GR", "EL 094259216", "EL094259216"),
        ("SE", "SE 123456789701", "SE123456789701"),
        ("CH", "CHE-107.787.577 IVA", "CHE107787577IVA"),
    ],
)
def test_vat_ids(market: str, number: str, compact: str) -> None:
    assert queries.check_vat_id(SYSTEM, market=market, number=number) == compact
    with pytest.raises(TaxIdInvalid):
        queries.check_vat_id(SYSTEM, market=market, number=compact[:-2] + "x")


def test_buyer_vat_id_above_ten_thousand_in_austria_only() -> None:
    required = queries.buyer_vat_id_required
    assert required(SYSTEM, market="AT", gross=eur("10000.01"))
    assert not required(SYSTEM, market="AT", gross=eur("10000.00"))
    assert not required(SYSTEM, market="DE", gross=eur("70000"))


@pytest.mark.parametrize(
    ("market", "customer", "on", "network"),
    [
        ("DE", "company", date(2026, 12, 31), None),
        ("DE", "company", date(2027, 1, 1), "any"),
        ("DE", "private", date(2027, 1, 1), None),
        ("AT", "company", date(2027, 1, 1), None),
        ("AT", "public", date(2027, 1, 1), "usp"),
        ("BE", "company", date(2026, 1, 1), "peppol"),
        ("IT", "private", date(2026, 1, 1), "sdi"),
    ],
)
def test_duty_of_structured_invoices(market: str, customer: str, on: date, network: str | None) -> None:
    duty = queries.einvoice_duty(SYSTEM, market=market, customer=customer, on=on)
    assert (duty.network if duty else None) == network


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("standard.toml", "words.toml", "at.toml", LOCK):
        shutil.copy(DATA / name, tmp_path / name)
    return tmp_path


def edit(folder: Path, old: str, new: str, file: str = "at.toml") -> int:
    """Replace once; gives the line of the change."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("[deviation.set.binding]", "[deviation.set.binding", "Expected ']'"),
        ("build_to_order_days = 14", 'build_to_order_days = "two weeks"', "binding.build_to_order_days"),
        ("build_to_order_days = 14", "built_to_order_days = 14", "knows no setting binding.built_to_order_days"),
        ('class = "regulatory"', 'class = "whim"', "must_have"),
        ('status = "live"', 'status = "open"', "status"),
        ('owner = "National company Austria, tax"', 'owner = ""', "names its id, owner"),
        ("review = 2027-01-15", "review = 2021-01-15", "reviewed after"),
        ('id = "at-price"', 'id = "at-nova"', "two deviations"),
        ("tax_point = ", "taxpoint = ", "taxpoint"),
        ('deviation = "at-nova"', 'deviation = "at-nowhere"', "names no deviation"),
        ("[market]", "[markets]", "markets"),
    ],
)
def test_a_broken_template_names_file_line_and_reason(folder: Path, old: str, new: str, reason: str) -> None:
    line = edit(folder, old, new)
    with pytest.raises(TemplateBroken) as refused:
        load(folder)
    assert refused.value.parameters["file"] == "at.toml"
    assert 0 <= line - refused.value.parameters["line"] <= 7
    assert reason in refused.value.parameters["reason"]


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("standard.toml", "stock_days = 10", 'stock_days = "ten"', "binding.stock_days"),
        ("standard.toml", "hold_hours = 24\n", "", "offer.hold_hours"),
        ("words.toml", 'order_receipt = "Ihre', 'order_receipts = "Ihre', "lacks legal words in de"),
        ("words.toml", 'credit_warning = "Achtung', 'credit_warnings = "Achtung', "words.de.credit_warning"),
        ("standard.toml", 'kind = "vat"', 'kind = "vta"', "kind"),
    ],
)
def test_a_broken_standard_is_named_itself(folder: Path, file: str, old: str, new: str, reason: str) -> None:
    edit(folder, old, new, file)
    with pytest.raises(TemplateBroken) as refused:
        load(folder)
    assert refused.value.parameters["file"] == file
    assert refused.value.parameters["line"] > 0
    assert reason in refused.value.parameters["reason"]


NEW_ROW = """
[[rule]]
id = "AT-NOVA-2027B"
tax = "NOVA"
valid_from = 2027-01-01
valid_until = 2028-01-01
known_from = 2026-12-15
supersedes = "AT-NOVA-2027.2"
confidence = "confirmed"
source = "published December 2026"
[rule.formula]
parts = [{ calc = "percent", rate = 7 }]
"""


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('supersedes = "AT-NOVA-2027.2"\n', "", "neither supersedes"),
        ('supersedes = "AT-NOVA-2027.2"', 'supersedes = "AT-NOVA-2099"', "no earlier row"),
        ('calc = "percent"', 'calc = "percentage"', "percentage"),
        ("rate = 7", "rate = 7, rat = 8", "rat"),
        ('tax = "NOVA"', 'tax = "NEWA"', "no tax is called NEWA"),
        ('id = "AT-NOVA-2027B"', 'id = "AT-NOVA-2026"', "two rows are called"),
        ("rate = 7", 'rate = 7, when = { colour = ["red"] }', "colour"),
        ("known_from = 2026-12-15", "released = true\nknown_from = 2026-12-15", "lock file"),
    ],
)
def test_a_broken_rule_row_is_refused(folder: Path, old: str, new: str, reason: str) -> None:
    file = folder / "at.toml"
    before = file.read_text(encoding="utf-8")
    file.write_text(before + NEW_ROW.replace(old, new), encoding="utf-8")
    with pytest.raises(TemplateBroken) as refused:
        load(folder)
    assert refused.value.parameters["line"] > before.count("\n")
    assert reason in refused.value.parameters["reason"]


def test_a_correction_is_a_new_row_known_from_its_day(folder: Path) -> None:
    file = folder / "at.toml"
    file.write_text(file.read_text(encoding="utf-8") + NEW_ROW, encoding="utf-8")
    template = load(folder).by_code["AT"]
    newest = next(row for row in template.rows if row.id == "AT-NOVA-2027B")
    assert not newest.released
    assert template.release == templates().by_code["AT"].release


@pytest.mark.parametrize(("old", "new"), [("deduct = 91", "deduct = 90"), ("NoVAG § 6; citroen.at", "citroen.at")])
def test_an_edited_released_row_stops_everything(folder: Path, old: str, new: str) -> None:
    edit(folder, old, new)
    with pytest.raises(ReleasedRowEdited) as refused:
        load(folder)
    assert refused.value.parameters == {"market": "AT", "rule": "AT-NOVA-2026"}


def test_a_missing_standard_and_a_torn_lock_are_refused(folder: Path) -> None:
    (folder / LOCK).write_text('{"releases": [', encoding="utf-8")
    with pytest.raises(TemplateBroken, match=r"rules\.lock"):
        load(folder)
    (folder / "standard.toml").unlink()
    with pytest.raises(TemplateBroken, match=r"standard\.toml"):
        load(folder)
