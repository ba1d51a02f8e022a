"""Texts of letters: this room's own catalogue, every other room's codes, and the names of a catalogue's items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from murmelbahn.documents.terms import Language
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.ui.texts import gathered, text
from murmelbahn.vehicle import queries as vehicle

LETTERS = Path(__file__).resolve().parents[2] / "data" / "letters"
OWN = "letter."
KEPT = 128
"""Catalogues kept in memory: a market has some dozens in force."""


def say(code: str, language: str, **parameters: object) -> str:
    """The sentence for a code of the letters or of any room; the code itself where nobody wrote one."""
    if not code.startswith(OWN):
        return text(code, language, **parameters)
    sentence = _letters(language).get(code)
    return code if sentence is None else sentence.format_map(_Gaps(parameters))


def language_of(wished: str, markets: Iterable[str]) -> Language:
    """The party's language where letters are written in it, else the market's first such, else English."""
    for code in (wished, *markets):
        if code in set(Language):
            return Language(code)
    return Language.EN


@lru_cache(maxsize=KEPT)
def names_of(artefact: str, language: Language) -> Mapping[str, str]:
    """Names of the model and its items by code. An artefact never changes, so its names are read once a process."""
    catalogue = vehicle.catalogue_of(SYSTEM, artefact=artefact)
    texts = {catalogue.model: catalogue.texts, **{item.code: item.texts for item in catalogue.items}}
    return {code: found[language.value] for code, found in texts.items() if language.value in found}


@cache
def _letters(language: str) -> dict[str, str]:
    return gathered([LETTERS / f"{language}.toml"])


class _Gaps(dict[str, object]):
    """A parameter that was not given shows as a dash, as in every text of the house."""

    def __missing__(self, key: str) -> str:
        return "–"
