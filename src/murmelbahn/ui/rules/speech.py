"""Sentences become words."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.ui.rules import formats
from murmelbahn.ui.terms import Name, Names, Sentence
from murmelbahn.ui.texts import named, text

MONTH = re.compile(r"^\d{4}-(0[1-9]|1[0-2])$")

NOTED = re.compile(r"^([a-z_]+(?:\.[a-z0-9_]+)+)(?:\((.*))?$", re.DOTALL)
NEXT = re.compile(r", (?=[a-z_]+=)")
AMOUNT = re.compile(r"^(-?\d+(?:\.\d+)?) ([A-Z]{3})$")
DAY = re.compile(r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")


def say(sentence: Sentence, language: str, zone: str = "") -> str:
    """The sentence in the language, its figures as people there write them."""
    spoken = {name: figure(value, language, zone) for name, value in sentence.detail.items()}
    return text(sentence.code, language, **spoken)


def refused(refusal: Refusal, language: str, zone: str = "") -> str:
    """What a person reads who filled in a form: a field goes by its label. A caller of the API reads the field's own name."""
    figures = named(refusal, language)
    if "field" in figures:
        figures["field"] = label(str(refusal.parameters["field"]), language)
    return say(Sentence(refusal.code, figures), language, zone)


def noted(reason: str, language: str, zone: str = "") -> str:
    """The sentence of a refusal that was noted as it writes itself, `code(name=value, ...)`, perhaps cut short: what a listener
    was told. Empty for anything else."""
    found = NOTED.match(reason)
    code = found[1] if found else ""
    if not found or text(code, language) == code:
        return ""
    written = (part.partition("=") for part in NEXT.split((found[2] or "").removesuffix(")")))
    return say(Sentence(code, {name: _read(code, name, value, language) for name, _, value in written}), language, zone)


def _read(code: str, name: str, value: str, language: str) -> Any:
    """A figure as it was before it was written down."""
    if amount := AMOUNT.match(value):
        return Money.of(amount[1], amount[2])
    if DAY.match(value):
        return date.fromisoformat(value)
    below = f"{code}.{name}.{value}"
    found = text(below, language)
    return value if found == below else found


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
