"""A broken model is refused whole, and the refusal names file, line and reason."""

from __future__ import annotations

import re

import pytest

from murmelbahn.ui.texts import sentence_of
from murmelbahn.vehicle.rules.model.release import compile_release
from murmelbahn.vehicle.terms import BrokenModel
from tests.rules.vehicle.corvane import SMALL, small

LINES = SMALL["car.toml"].splitlines()


def line(of: str) -> int:
    """Where the text stands in the sound model: replacing it in place moves no line."""
    return next(number for number, text in enumerate(LINES, 1) if of in text)


def told(files: dict[str, str]) -> tuple[str, int, str]:
    with pytest.raises(BrokenModel) as caught:
        compile_release(files)
    parameters = caught.value.parameters
    return parameters["file"], parameters["line"], parameters["reason"]


def test_the_small_model_itself_is_sound() -> None:
    release = compile_release(SMALL, with_notes=True)
    assert (release.model, len(release.slices), len(release.artefacts)) == ("S1", 1, 1)
    assert [note.reason for note in release.notes] == []


@pytest.mark.parametrize(
    ("files", "at", "reason"),
    [
        (small(car=('id = "S1"', "id = ")), line('id = "S1"'), "Invalid value"),
        (small(car=("year = 2027", 'year = "soon"')), line("year = 2027"), "model.year"),
        (small(car=("[item.R1]", "[item.R1]\ncolour = 3")), line("[item.R1]") + 1, "item.R1.colour"),
        (
            small(car=('items = ["E1", "E2"]', 'items = ["E1", "E2", "E3"]')),
            line('items = ["E1", "E2"]'),
            "item E3 is not defined",
        ),
        (
            small(car=('items = ["R1", "S1W"]', 'items = ["R1", "S1W", "E2"]')),
            line('items = ["R1", "S1W"]'),
            "E2 stands in a family already",
        ),
        (small(car=('choose = "0..n"', 'choose = "2..1"')), line('choose = "0..n"'), "2..1 of 2 items"),
        (
            small(car=('needs_fitted = ["R1"]', 'needs_fitted = ["R9"]')),
            line('needs_fitted = ["R1"]'),
            "item R9 is not defined",
        ),
        (small(car=('then = "!R1"', 'then = "!R1 &"')), line('then = "!R1"'), "it ends where an item is expected"),
        (small(car=('then = "!R1"', 'then = "!R7"')), line('then = "!R1"'), "item R7 is not defined"),
        (
            small(car=('if = "engine=E1"', 'if = "extras=E1"')),
            line('if = "engine=E1"'),
            "E1 belongs to family engine, not extras",
        ),
        (
            small(car=('why = "rule.one"', 'why = "rule.two"')),
            line('why = "rule.one"'),
            "the text rule.two is missing in language en",
        ),
        (
            small(car=('file = "allowed.csv"', 'file = "gone.csv"')),
            line('file = "allowed.csv"'),
            "the file gone.csv was not given",
        ),
        (
            small(car=('families = ["engine"]', 'families = ["motor"]')),
            line('families = ["engine"]'),
            "there is no family motor",
        ),
        (small(car=('item = "R1"', 'item = "R9"')), line('item = "R1"'), "item R9 is not defined"),
        (small(car=('id = "T01"', 'id = "R01"')), line("[[table]]"), "rule R01 stands twice"),
        (
            small(car=('powertrain = "combustion"', 'powertrain = "steam"')),
            line('powertrain = "combustion"'),
            "technical.0.powertrain",
        ),
    ],
)
def test_faults_of_writing(files: dict[str, str], at: int, reason: str) -> None:
    file, number, said = told(files)
    assert (file, number) == ("car.toml", at)
    assert reason in said


@pytest.mark.parametrize(
    ("old", "new", "at", "reason"),
    [
        ("*,,,", "E9,,,", 2, "family engine has no item 'E9'"),
        ("*,,,", "*,,", 2, "a row has 4 cells"),
        ("*,,,", "*,2027-13-01,,", 2, "month must be in 1..12"),
        ("*,,,", "*,2027-02-01,2027-01-01,", 2, "a period ends after it starts"),
        ("*,,,", "*,,,\nE1,2027-01-01,,DE", 3, "this row overlaps the one in line 2"),
        ("engine,", "motor,", 1, "there is no family motor"),
    ],
)
def test_faults_in_tables(old: str, new: str, at: int, reason: str) -> None:
    file, number, said = told(small(allowed=(old, new)))
    assert (file, number) == ("allowed.csv", at)
    assert reason in said


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        (small(allowed=("*,,,", "E1,2027-01-01,,")), "no car can be built"),
        (small(car=('when = "engine=E2"', 'when = "engine=E1"')), "both hold for some car"),
        (small(car=('when = "engine=E2"', 'when = "engine=E2 & R1"')), "no technical values for E2"),
        (small(allowed=("*", "E1")), "item E2 can never be had: T01"),
        (small(car=('if = "engine=E1"', 'if = ""')), "item R1 can never be had: R01"),
    ],
)
def test_faults_of_meaning(files: dict[str, str], reason: str) -> None:
    with pytest.raises(BrokenModel) as caught:
        compile_release(files)
    assert any(reason in fault.reason for fault in caught.value.parameters["faults"])


def test_every_fault_is_told_at_once() -> None:
    files = small(car=('then = "!R1"', 'then = "!R7"'), allowed=("*", "E9"))
    with pytest.raises(BrokenModel) as caught:
        compile_release(files)
    assert {fault.file for fault in caught.value.parameters["faults"]} == {"car.toml", "allowed.csv"}


def test_one_file_must_be_the_model() -> None:
    assert "[model]" in told({"texts/en.toml": SMALL["texts/en.toml"]})[2]
    assert "written in .toml and .csv" in told({**SMALL, "notes.doc": ""})[2]
    without = {name: text for name, text in SMALL.items() if not name.startswith("texts")}
    assert told(without)[2] == "a model needs a file of texts"


def test_what_only_looks_odd_is_noted() -> None:
    always = small(
        car=("[[freeze]]", '[[rule]]\nid = "R02"\nif = "E1 & R1"\nthen = "S1W"\nwhy = "rule.one"\n\n[[freeze]]')
    )
    notes = [note.reason for note in compile_release(always, with_notes=True).notes]
    assert notes == ["rule R02 follows from the other rules"]
    elsewhere = small(car=("[item.R1]", '[item.R1]\nmarkets = ["AT"]'))
    notes = [note.reason for note in compile_release(elsewhere, with_notes=True).notes]
    assert "item R1 can never be had in market *" in notes


def test_a_line_is_said_where_one_is_to_blame_and_none_elsewhere() -> None:
    for files, place in (({**SMALL, "notes.doc": ""}, "notes.doc"), (small(car=("then =", "then ")), r"car\.toml:\d+")):
        with pytest.raises(BrokenModel) as caught:
            compile_release(files)
        assert re.match(rf"{place}: ", sentence_of(caught.value, "en"))
