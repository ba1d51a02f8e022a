"""A broken file of data as a person at the terminal meets it: one sentence with file, line and reason."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from murmelbahn.app import rooms


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the house that may be broken."""
    ours = tmp_path / "src" / "murmelbahn"
    shutil.copytree(rooms.HOUSE, ours, ignore=shutil.ignore_patterns("__pycache__"))
    return ours


def said(house: Path, *words: str) -> subprocess.CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "MURMELBAHN_WORLD"}}
    ours = {"MURMELBAHN_DATA": str(house.parent / "var"), "PYTHONPATH": str(house.parent)}
    return subprocess.run(
        [sys.executable, "-m", "murmelbahn", *words], env=plain | ours, capture_output=True, text=True
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "command", "sentence"),
    [
        ("markets/data/at.toml", "\nowner =", "\nowner", "market list", "at.toml:{line}: Expected '='"),
        ("markets/data/standard.toml", "", None, "market list", "standard.toml: the file cannot be read (No such"),
        ("ui/data/texts/en.toml", ' = "', ' = ', "market price XX", "ui/data/texts/en.toml, line {line}: Invalid value"),
    ],
)  # fmt: skip
def test_a_broken_file_is_one_sentence(
    house: Path, file: str, old: str, new: str | None, command: str, sentence: str
) -> None:
    text = (house / file).read_text(encoding="utf-8")
    line = text[: text.index(old) + 1].count("\n") + 1
    if new is None:
        (house / file).unlink()
    else:
        (house / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    done = said(house, *command.split())
    assert done.returncode in {1, 2}
    assert sentence.format(line=line) in done.stderr
    assert ":0:" not in done.stderr
    assert "line 0" not in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_a_world_is_not_furnished_by_half(house: Path) -> None:
    file = house / "sandbox" / "data" / "corvane" / "models" / "arve.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("[model]", "[model", 1), encoding="utf-8")
    done = said(house, "db", "migrate")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "arve.toml, line 2: Expected ']'" in done.stderr
    assert said(house, "world", "list").stdout == ""
