"""Sentences become words."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.ui.rules import formats
from murmelbahn.ui.terms import Name, Names, Sentence
from murmelbahn.ui.texts import text

WORD_END = re.compile(r"(?<=[a-z])(?=[A-Z])")
MONTH = re.compile(r"^\d{4}-(0[1-9]|1[0-2])$")


def say(sentence: Sentence, language: str, zone: str = "") -> str:
    """The sentence in the language, its figures as people there write them."""
    spoken = {name: figure(value, language, zone) for name, value in sentence.detail.items()}
    return text(sentence.code, language, **spoken)


def refused(refusal: Refusal, language: str, zone: str = "") -> str:
    """What a person reads who filled in a form: a field goes by its label. A caller of the API reads the field's own name."""
    figures = {name: _named(value, language) for name, value in refusal.parameters.items()}
    if "field" in figures:
        figures["field"] = label(str(figures["field"]), language)
    return say(Sentence(refusal.code, figures), language, zone)


def _named(value: Any, language: str) -> Any:
    """A code of an enum goes by its name in the catalogues, where it has one: `PaperKind.TITLE` is "Vehicle title"."""
    if not isinstance(value, StrEnum):
        return value
    room, kind = type(value).__module__.split(".")[1], WORD_END.sub("_", type(value).__name__).lower()
    code = f"{room}.{kind}.{value}"
    found = text(code, language)
    return value if found == code else found


def label(field: str, language: str) -> str:
    """How a field of a form is called where it is filled in. Of the rows of a table (`price_P11`) the row's code is added."""
    name, _, row = field.partition("_") if field.startswith("price_") else (field, "", "")
    code = f"ui.field.{name}"
    found = text(code, language)
    told = found if found != code else text("ui.field.other", language)
    return f"{told} {row}" if row else told


def figure(value: Any, language: str, zone: str = "") -> str:
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
