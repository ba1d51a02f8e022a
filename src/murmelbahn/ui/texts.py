"""Sentences and names by code. Each room keeps `data/texts/<language>.toml` with flat keys; a code is found in one room only."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from murmelbahn.kernel.refusals import Refusal

ROOMS = Path(__file__).resolve().parent.parent
FALLBACK = "en"


@cache
def catalogue(language: str) -> dict[str, str]:
    """All texts of a language, over all rooms. Raises ValueError when two rooms claim one code."""
    texts: dict[str, str] = {}
    for path in sorted(ROOMS.glob(f"*/data/texts/{language}.toml")):
        for code, sentence in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if code in texts:
                raise ValueError(f"{path}: the text {code} stands twice")
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
    return text(refusal.code, language, **refusal.parameters)


class _Gaps(dict[str, Any]):
    """A parameter that was not given shows as a dash, never as an error page."""

    def __missing__(self, key: str) -> str:
        return "–"
