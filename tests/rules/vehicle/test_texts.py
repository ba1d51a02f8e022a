"""Every refusal and every state that people see has its words, in both languages, with the parameters it is raised with."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from pathlib import Path

import pytest

import murmelbahn
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.vehicle import terms

TEXTS = Path(murmelbahn.__file__).parent / "vehicle" / "data" / "texts"
WORDS = {language: tomllib.loads((TEXTS / f"{language}.toml").read_text()) for language in ("de", "en")}


def snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def needed() -> set[str]:
    public = [getattr(terms, name) for name in terms.__all__]
    refusals = {one.code for one in public if isinstance(one, type) and issubclass(one, Refusal)}
    values = {
        f"vehicle.{snake(one.__name__)}.{value.value}"
        for one in public
        if isinstance(one, type) and issubclass(one, StrEnum)
        for value in one
    }
    return refusals | values


@pytest.mark.parametrize("language", WORDS)
def test_nothing_is_without_words(language: str) -> None:
    assert needed() - WORDS[language].keys() == set()
    assert all(words.strip() for words in WORDS[language].values())


def test_both_languages_say_the_same_things() -> None:
    assert WORDS["de"].keys() == WORDS["en"].keys()
