"""Every refusal and every value people see has its words in both languages."""

import tomllib
from enum import StrEnum
from pathlib import Path
from re import sub

import pytest

from murmelbahn.kernel.refusals import Refusal
from murmelbahn.markets import terms
from murmelbahn.markets.queries.files import DATA

PUBLIC = [getattr(terms, name) for name in terms.__all__]
REFUSALS = {thing.code for thing in PUBLIC if isinstance(thing, type) and issubclass(thing, Refusal)}
VALUES = {
    f"markets.{sub(r'(?<!^)(?=[A-Z])', '_', thing.__name__).lower()}.{value}"
    for thing in PUBLIC
    if isinstance(thing, type) and issubclass(thing, StrEnum)
    for value in thing
}


def texts(language: str) -> dict[str, str]:
    return tomllib.loads((Path(DATA) / "texts" / f"{language}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_is_without_words_and_nothing_is_left_over(language: str) -> None:
    assert set(texts(language)) == REFUSALS | VALUES


def test_both_languages_name_the_same_parameters() -> None:
    def named(text: str) -> set[str]:
        return {part.partition("}")[0] for part in text.split("{")[1:]}

    german, english = texts("de"), texts("en")
    assert all(named(german[code]) == named(english[code]) for code in REFUSALS)
