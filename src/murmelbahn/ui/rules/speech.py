"""Sentences become words."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from murmelbahn.kernel.money import Money
from murmelbahn.ui.rules import formats
from murmelbahn.ui.terms import Name, Names, Sentence
from murmelbahn.ui.texts import text

MONTH = re.compile(r"^\d{4}-(0[1-9]|1[0-2])$")


def say(sentence: Sentence, language: str, zone: str = "UTC") -> str:
    """The sentence in the language, its figures as people there write them."""
    spoken = {name: figure(value, language, zone) for name, value in sentence.detail.items()}
    return text(sentence.code, language, **spoken)


def figure(value: Any, language: str, zone: str = "UTC") -> str:
    """One figure of a sentence."""
    match value:
        case Money():
            return formats.money(value, language)
        case datetime():
            return formats.moment(value, language, zone)
        case date():
            return formats.day(value, language)
        case Decimal():
            return formats.number(value, language)
        case Name():
            return text(value.code, language)
        case Names():
            return formats.listed([text(code, language) for code in value.codes], language)
        case str() if MONTH.match(value):
            return formats.month(value, language)
        case Sentence():
            return say(value, language, zone)
        case _:
            return str(value)
