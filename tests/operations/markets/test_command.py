"""`murmelbahn market`: what a stranger types first. No database is touched."""

import json
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from click.testing import CliRunner, Result

from murmelbahn.markets.commands import market
from murmelbahn.markets.queries import files
from murmelbahn.markets.terms import InputInvalid, InputMissing

CAR = '{"net": 30000, "co2_g_km": 120, "powertrain": "petrol"}'


def run(*arguments: str) -> Result:
    return CliRunner().invoke(market, list(arguments))


def priced(code: str, inputs: str, on: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("price", code, "--inputs", inputs, "--on", on, "--json").output)
    return found


def test_price_shows_every_line_with_rule_source_and_confidence() -> None:
    result = run("price", "AT", "--inputs", CAR, "--on", "2026-11-21")
    assert result.exit_code == 0
    for shown in ("1,450.00", "6,000.00", "37,450.00", "AT-NOVA-2026", "NoVAG", "confirmed"):
        assert shown in result.output


def test_price_as_json() -> None:
    found = priced("AT", CAR, "2026-11-21")
    assert (found["vat"], found["registration_tax"], found["total"]) == ("6000.00", "1450.00", "37450.00")
    assert found["confirmed"] is True
    vat, nova = found["lines"]
    assert (vat["code"], vat["kind"], vat["base"], vat["amount"]) == ("VAT", "vat", "30000.00", "6000.00")
    assert (nova["rule"], nova["confidence"], nova["rate"]) == ("AT-NOVA-2026", "confirmed", "6")
    assert nova["inputs"] == {"co2_g_km": "120", "powertrain": "petrol"}


def test_an_estimate_says_so() -> None:
    found = priced("AT", CAR, "2027-02-01")
    assert (found["confirmed"], found["unconfirmed"]) == (False, ["AT-NOVA-2027.2"])
    assert "ESTIMATE" in run("price", "AT", "--inputs", CAR, "--on", "2027-02-01").output


def test_amounts_with_a_fee_that_passes_through() -> None:
    amounts = [{"code": "car", "amount": "42779.00"}, {"code": "fee", "amount": "30.60", "in_vat_base": False}]
    found = priced("DE", json.dumps({"amounts": amounts}), "2027-02-15")
    assert (found["net"], found["vat"], found["passthrough"], found["total"]) == (
        "35948.74",
        "6830.26",
        "30.60",
        "42809.60",
    )


@pytest.mark.parametrize(
    ("inputs", "refusal"),
    [('{"net": 30000, "powertrain": "petrol"}', InputMissing), ("{net: 1}", InputInvalid), ("[1]", InputInvalid)],
)
def test_refusals_leave_the_command_to_the_house(inputs: str, refusal: type[Exception]) -> None:
    result = run("price", "AT", "--inputs", inputs, "--on", "2026-11-21")
    assert isinstance(result.exception, refusal)


def test_list_show_and_check() -> None:
    listed = run("list").output
    assert len(listed.splitlines()) == 24
    assert "AT  live" in listed
    assert json.loads(run("show", "AT").output)["damages"]["percent_of_gross"] == "10"
    assert run("check", "--on", "2026-11-21").exit_code == 0
    overdue = run("check", "--on", "2028-06-01")
    assert overdue.exit_code == 1
    assert "review_overdue: at-nova" in overdue.output


def test_release_adds_new_rows_and_never_touches_old_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    copytree(files.DATA, folder)
    load = files.load
    monkeypatch.setattr(files, "load", lambda: load(folder))
    lock = folder / files.LOCK
    before = lock.read_bytes()
    assert "0 rows released" in run("release", "again").output
    assert lock.read_bytes() == before
    row = (
        '\n[[rule]]\nid = "LU-VAT-2028"\ntax = "VAT"\nvalid_from = 2014-01-01\nvalid_until = 2015-01-01\n'
        "known_from = 2026-11-21\n"
        'confidence = "unverified"\nsource = "test"\n[rule.formula]\nparts = [{ calc = "percent", rate = 15 }]\n'
    )
    (folder / "lu.toml").write_text((folder / "lu.toml").read_text(encoding="utf-8") + row, encoding="utf-8")
    assert "LU unreleased: LU-VAT-2028" in run("check", "--on", "2026-11-21").output
    assert "1 rows released" in run("release", "correction").output
    assert lock.read_text(encoding="utf-8").startswith(before.decode()[:-10].rstrip("\n ]}"))
    assert run("check", "--on", "2026-11-21").exit_code == 0
