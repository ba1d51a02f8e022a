"""Sentences and names by code. Each room keeps `data/texts/<language>.toml` with flat keys; a code is found in one room only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

from murmelbahn.kernel.refusals import Refusal
from murmelbahn.ui.files import BrokenFile, parsed, read_text
from murmelbahn.ui.lines import line_of

ROOMS = Path(__file__).resolve().parent.parent
FALLBACK = "en"
COUNTRIES = frozenset({"market", "country"})
"""Figures that are the code of a country; people read its name."""


@cache
def catalogue(language: str) -> dict[str, str]:
    """All texts of a language, over all rooms. Raises BrokenFile, also when two rooms claim one code."""
    return gathered(sorted(ROOMS.glob(f"*/data/texts/{language}.toml")))


def gathered(files: Iterable[Path]) -> dict[str, str]:
    """The texts of all these files by code. Raises BrokenFile."""
    texts: dict[str, str] = {}
    for path in files:
        text = read_text(path)
        for code, sentence in parsed(str(path), text).items():
            if not isinstance(sentence, str):
                raise BrokenFile(str(path), line_of(text, (code,)), f"{code} is no sentence: write its code in quotes")
            if code in texts:
                raise BrokenFile(str(path), line_of(text, (code,)), f"the text {code} stands twice in the house")
            texts[code] = sentence
    return texts


def text(code: str, language: str, **parameters: Any) -> str:
    """The sentence for a code, in the language or in English; the code itself when nobody wrote one (a test finds that)."""
    sentence = catalogue(language).get(code) or catalogue(FALLBACK).get(code)
    if sentence is None:
        return code
    return sentence.format_map(_Gaps(parameters))


def sentence_of(refusal: Refusal, language: str) -> str:
    """What a person reads when something is refused."""
    return text(refusal.code, language, **named(refusal, language))


def named(refusal: Refusal, language: str) -> dict[str, Any]:
    """The figures of a refusal with words for what is a code among them: a market is its country, a choice goes by its own name
    (`retail.side.customer`), a reason of this refusal by the text below its code (`value.price.list_wrong.reason.rows`)."""
    return {name: _word(refusal.code, name, value, language) for name, value in refusal.parameters.items()}


def name_of(choice: StrEnum, language: str) -> str:
    """The word for one value of an enumeration: `<room>.<name of the enumeration>.<value>`; the value where nobody named it."""
    kind = type(choice)
    code = f"{kind.__module__.split('.')[1]}.{re.sub(r'(?<!^)(?=[A-Z])', '_', kind.__name__).lower()}.{choice.value}"
    found = text(code, language)
    return choice.value if found == code else found


def country(code: str, language: str) -> str:
    """`AT` is `Österreich` in German; a code that is no country's stays."""
    found: str = Locale.parse(language).territories.get(code, code)
    return found


def _word(code: str, name: str, value: Any, language: str) -> Any:
    if isinstance(value, list | tuple):
        return ", ".join(str(_word(code, name, one, language)) for one in value)
    if not isinstance(value, str):
        return value
    below = f"{code}.{name}.{value}"
    found = text(below, language)
    if found != below:
        return found
    if name in COUNTRIES:
        return country(value, language)
    return name_of(value, language) if isinstance(value, StrEnum) else value


class _Gaps(dict[str, Any]):
    """A parameter that was not given shows as a dash, never as an error page."""

    def __missing__(self, key: str) -> str:
        return "–"
