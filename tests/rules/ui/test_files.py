"""Files that people write: whatever is wrong in one is told with file, line and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from murmelbahn.ui.files import BrokenFile, parsed, read_text, read_toml
from murmelbahn.ui.texts import gathered


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a = 1\nb = \n", 2, "Invalid value in column 5"),
        ("a = 1\n[b\n", 2, "Expected ']' at the end of a table declaration in column 3"),
        ("a = 1\n\nb = [1,", 3, "at the end of the file"),
        ("a = 1\na = 2\n", 2, "overwrite a value"),
        ('a = "open\n', 1, "Illegal character"),
        ("a = 2026-02-30\n", 1, "Invalid date"),
        ("", 0, ""),
        ("a = " + "9" * 5_000, 0, "beyond all measure"),
    ],
)
def test_what_is_no_toml_names_line_and_reason(text: str, line: int, reason: str) -> None:
    if not reason:
        assert parsed("some.toml", text) == {}
        return
    with pytest.raises(BrokenFile) as broken:
        parsed("some.toml", text)
    assert (broken.value.file, broken.value.line) == ("some.toml", line)
    assert reason in broken.value.reason
    assert "(at " not in str(broken.value), "the line is said once"
    assert str(broken.value).startswith(f"some.toml, line {line}: " if line else "some.toml: ")


def test_another_encoding_is_named_with_its_line_and_a_mark_of_byte_order_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "names.toml"
    file.write_bytes('a = "plain"\nb = "Zürich"\n'.encode("latin-1"))
    with pytest.raises(BrokenFile, match=r"names\.toml, line 2: .*UTF-8"):
        read_toml(file)
    file.write_bytes(b'\xef\xbb\xbfb = "Z\xc3\xbcrich"\r\n')
    assert read_toml(file) == {"b": "Zürich"}


def test_a_file_that_is_not_there_is_named_without_a_line(tmp_path: Path) -> None:
    for file in (tmp_path / "nowhere.toml", tmp_path):
        with pytest.raises(BrokenFile, match="cannot be read") as broken:
            read_text(file)
        assert str(broken.value).startswith(f"{file}: ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"a.b" = "One."\n"c.d" = 3\n', "line 2: c.d is no sentence"),
        ('"a.b" = "One."\n[c]\nd = "Two."\n', "line 2: c is no sentence"),
        ('"a.b" = "One.\n', "line 1: Illegal character"),
        ('"c.d" = "Two."\n"e.f" = "Three."\n', "line 2: the text e.f stands twice"),
    ],
)
def test_texts_are_sentences_and_stand_once(tmp_path: Path, text: str, said: str) -> None:
    first, second = tmp_path / "a.toml", tmp_path / "b.toml"
    first.write_text('"e.f" = "Three."\n', encoding="utf-8")
    second.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenFile) as broken:
        gathered((first, second))
    assert said in str(broken.value)
    assert broken.value.file == str(second)
