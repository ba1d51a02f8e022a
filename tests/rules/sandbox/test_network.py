"""The tables of the network: an entry that cannot be furnished from is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

import murmelbahn.sandbox
from murmelbahn.sandbox.rules.network import checked
from murmelbahn.ui.files import BrokenFile, parsed, read_text

FILE = Path(murmelbahn.sandbox.__file__).parent / "data" / "people" / "network.toml"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('city = "Hamburg"\n', "", "this entry lacks city"),
        ('city = "Hamburg"', 'town = "Hamburg"', "this entry lacks city"),
        ('city = "Hamburg"', 'city = "Hamburg"\ntown = "Altona"', "no entry of this kind has a town"),
        ('advisers = ["Sebastian Huber"]', 'advisers = "Sebastian Huber"', "advisers is a list of texts"),
        ('advisers = ["Sebastian Huber"]', "advisers = [7]", "advisers is a list of texts"),
        ('postal_code = "20457"', "postal_code = 20457", "postal_code is a text: write it in quotes"),
        ('kind = "nsc_finance"', 'kind = "accountant"', "'accountant' is no kind of person"),
        ('iban = "DE89370400440532013000"\n', "", "this entry lacks iban"),
        ('group = "fleet"\n', "", "this entry lacks group"),
        ('[home.DE]\nstreet = "Lindenallee"\n', "[home.DE]\n", "this entry lacks street"),
    ],
)
def test_a_broken_entry_is_named_with_its_line(old: str, new: str, said: str) -> None:
    text = read_text(FILE)
    assert old in text
    line = text[: text.index(old)].count("\n") + 1
    broken_text = text.replace(old, new, 1)
    with pytest.raises(BrokenFile) as broken:
        checked("network.toml", broken_text, parsed("network.toml", broken_text))
    assert said in broken.value.reason
    assert 0 <= line - broken.value.line <= 9 or broken.value.line == line + 1


@pytest.mark.parametrize("text", ["", "agent = 3\n", "[agent]\n"])
def test_tables_that_are_not_there_are_missed(text: str) -> None:
    with pytest.raises(BrokenFile, match=r"agent|lacks"):
        checked("network.toml", text, parsed("network.toml", text))


def test_the_one_that_is_shipped_is_whole() -> None:
    text = read_text(FILE)
    checked("network.toml", text, parsed("network.toml", text))
