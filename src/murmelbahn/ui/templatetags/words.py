"""Words and figures in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.urls import get_script_prefix
from django.utils import timezone, translation
from django.utils.html import format_html

from murmelbahn.kernel.money import Money
from murmelbahn.ui.rules import formats, speech
from murmelbahn.ui.rules.formats import plain
from murmelbahn.ui.terms import Name, Sentence
from murmelbahn.ui.texts import text

register = template.Library()
LANGUAGES = (("de", "Deutsch"), ("en", "English"))


_reader: ContextVar[tuple[str, str] | None] = ContextVar("reader", default=None)
"""Language and zone of the page that is being written."""


@contextmanager
def one_reader() -> Iterator[None]:
    """While one page is written its reader's language and zone stay the same: asked once, not for each of hundreds of words."""
    token = _reader.set((language(), zone()))
    try:
        yield
    finally:
        _reader.reset(token)


def language() -> str:
    """The language of this request, two letters."""
    reader = _reader.get()
    return (translation.get_language() or "en")[:2] if reader is None else reader[0]


def zone() -> str:
    """The time zone of this page: that of the market it is about; none where it is about no place."""
    reader = _reader.get()
    if reader is not None:
        return reader[1]
    named = timezone.get_current_timezone_name()
    return "" if named == timezone.get_default_timezone_name() else named


@register.simple_tag
def t(code: str, **figures: Any) -> str:
    """The text of a code; figures are written as the language writes them."""
    return speech.say(Sentence(code, figures), language(), zone())


@register.simple_tag
def name(prefix: str, value: object) -> str:
    """The name of an enum's value: `{% name "deal.vehicle" state %}`."""
    return text(f"{prefix}.{str(value).lower()}", language())


@register.filter
def said(sentence: Sentence | Name) -> str:
    if isinstance(sentence, Name):
        return text(sentence.code, language())
    return speech.say(sentence, language(), zone())


@register.filter
def noted(reason: str) -> str:
    """The sentence of a refusal that stands in a note as its code; empty for anything else."""
    return speech.noted(reason, language(), zone())


@register.filter
def money(amount: Money) -> str:
    return formats.money(amount, language())


@register.filter
def day(on: date) -> str:
    return formats.day(formats.house_day(on, zone()), language())


@register.filter
def full_day(on: date) -> str:
    return formats.full_day(formats.house_day(on, zone()), language())


@register.simple_tag
def moment(at: datetime, zone: str) -> str:
    """Day and time of day in a place's own time. No place, no time: the zone is never left out."""
    return formats.moment(at, language(), zone)


@register.simple_tag
def clock_time(at: datetime, zone: str) -> str:
    """The time of day in a place's own time."""
    return formats.clock_time(at, zone)


@register.filter
def month(of: str) -> str:
    return formats.month(of, language())


@register.filter
def percent(value: Decimal) -> str:
    return formats.percent(value, language())


@register.filter
def number(value: int | Decimal) -> str:
    return formats.number(value, language())


@register.simple_tag
def fact(name: str, value: object) -> str:
    """The attributes of an element that shows a fact: its name and its value as machines write it, the same for every
    reader and language. What one reader is shown can so be held against what another is: `<p {% fact "offer.total" total %}>`.
    """
    return format_html('data-fact="{}" data-value="{}"', name, plain(value))


@register.filter
def in_language(texts: dict[str, str]) -> str:
    """Of texts by language (product names), the reader's."""
    return texts.get(language()) or texts.get("en") or next(iter(texts.values()), "–")


@register.filter
def sentences(texts: dict[str, tuple[str, ...]]) -> str:
    """Several sentences by language, in the reader's."""
    return " ".join(texts.get(language()) or texts.get("en") or ())


@register.filter
def territory(code: str) -> str:
    """The name of a country."""
    return formats.territory(code, language())


@register.filter
def signed(amount: Money) -> str:
    """A difference, with its sign in front."""
    return formats.signed(amount, language())


@register.filter
def last_signs(of: object) -> str:
    """The end of an id, as people read it to each other on the telephone."""
    return str(of)[-4:].upper()


@register.filter
def split_words(words: str) -> list[str]:
    return words.split()


@register.simple_tag
def world_start() -> str:
    """The start page of the world we are in."""
    return get_script_prefix()


@register.simple_tag
def languages() -> tuple[tuple[str, str], ...]:
    return LANGUAGES


@register.simple_tag
def reading() -> str:
    """The language code of this page."""
    return language()


@register.filter
def unsigned(amount: Money) -> Money:
    return abs(amount)
