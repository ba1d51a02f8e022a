"""The words of one letter: its language, its catalogue, the names of the car's parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Protocol
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal

from murmelbahn.documents.terms import Language
from murmelbahn.kernel.money import Money

ENGLISH = "en_GB"
"""English letters are written the British way: "1 February 2027", never month first."""


class Say(Protocol):
    """The text catalogue: the sentence for a code in a language; the code itself where nobody wrote one."""

    def __call__(self, code: str, language: str, **parameters: object) -> str: ...


@dataclass(frozen=True, slots=True)
class Wording:
    """Turns codes and dates into words. `names` are those of models and items in this language, by code."""

    language: Language
    catalogue: Say
    country: str
    zone: str
    brand: str
    names: Mapping[str, str] = field(default_factory=dict)

    def say(self, code: str, **parameters: object) -> str:
        """A text of any room by its full code."""
        return self.catalogue(code, self.language.value, **parameters)

    def letter(self, code: str, **parameters: object) -> str:
        """A text of the letters: `letter("paper.identity")`."""
        return self.say(f"letter.{code}", **parameters)

    def known(self, code: str) -> bool:
        """Whether the letters have a text for the code."""
        return self.letter(code) != f"letter.{code}"

    def day(self, day: date) -> str:
        return str(format_date(day, "long", locale=_locale(self.language.value, self.country)))

    def month(self, day: date) -> str:
        return str(format_date(day, "LLLL y", locale=_locale(self.language.value, self.country)))

    def moment(self, at: datetime) -> str:
        """Day and minute on the seller's clock."""
        form = "d. MMMM y, HH:mm" if self.language is Language.DE else "d MMMM y, HH:mm"
        return str(
            format_datetime(at.astimezone(ZoneInfo(self.zone)), form, locale=_locale(self.language.value, self.country))
        )

    def local(self, at: datetime) -> date:
        """The legal day of a moment."""
        return at.astimezone(ZoneInfo(self.zone)).date()

    def money(self, amount: Money) -> str:
        """`1.234,50 €` as the seller's country writes it."""
        told = format_currency(amount.amount, amount.currency, locale=_locale(self.language.value, self.country))
        return str(told).replace("-", "\u2212")

    def number(self, value: Decimal | int) -> str:
        return str(format_decimal(value, locale=_locale(self.language.value, self.country)))

    def car(self, model: str) -> str:
        """A model as customers call it: brand and name."""
        return f"{self.brand} {self.names.get(model, model)}"

    def line(self, kind: str, code: str) -> str:
        """What a line of a price or an invoice is called."""
        if kind == "base":
            return self.car(code)
        if code in self.names:
            return self.names[code]
        if self.known(f"line.{code.lower()}"):
            return self.letter(f"line.{code.lower()}")
        if self.known(f"kind.{kind}"):
            return self.letter(f"kind.{kind}", name=code)
        return self.say(f"value.component_kind.{kind}")


@cache
def _locale(language: str, country: str) -> Locale:
    """Custom of the seller's country where its own language is written."""
    if language == "en":
        return Locale.parse(ENGLISH)
    try:
        return Locale.parse(f"{language}_{country}")
    except UnknownLocaleError:
        return Locale.parse(language)
