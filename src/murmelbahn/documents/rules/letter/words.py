"""Texts, dates and amounts in the language of the document and the custom of the seller's country."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Protocol
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal

from murmelbahn.documents.terms import Detail, Letterhead
from murmelbahn.kernel.money import Money


class Say(Protocol):
    """The text catalogue: the sentence for a code in a language."""

    def __call__(self, code: str, language: str, **parameters: object) -> str: ...


@cache
def _locale(language: str, country: str) -> Locale:
    """Custom of the seller's country where its own language is written; English always in the British way, for
    "70.650,00" in an English sentence would be misread."""
    if language == "en":
        return Locale.parse("en_GB")
    try:
        return Locale.parse(f"{language}_{country}")
    except UnknownLocaleError:
        return Locale.parse(language)


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that turns a value into words for one document."""

    language: str
    letterhead: Letterhead
    catalogue: Say

    @property
    def locale(self) -> Locale:
        return _locale(self.language, self.letterhead.country)

    def say(self, code: str, **parameters: object) -> str:
        """A text of this room: `say("letter.total")`."""
        return self.catalogue(f"documents.{code}", self.language, **parameters)

    def label(self, code: str, shown: str) -> Detail:
        """A value with its label from the catalogue."""
        return Detail(label=self.say(f"letter.{code}"), value=shown)

    def date(self, day: date) -> str:
        return format_date(day, "long", locale=self.locale)

    def time(self, moment: datetime) -> str:
        """Day and minute in the seller's time zone, the zone named."""
        local = moment.astimezone(ZoneInfo(self.letterhead.time_zone))
        return format_datetime(
            local, "d. MMMM y, HH:mm z" if self.language == "de" else "d MMMM y, HH:mm z", locale=self.locale
        )

    def day(self, moment: datetime) -> str:
        """The day of a moment in the seller's time zone."""
        return self.date(moment.astimezone(ZoneInfo(self.letterhead.time_zone)).date())

    def money(self, amount: Money) -> str:
        """With its currency: "42.809,60 €"."""
        told = format_currency(amount.amount, amount.currency, locale=self.locale, currency_digits=False)
        return str(told).replace("-", "\u2212")

    def figure(self, amount: Money) -> str:
        """Without the currency, for columns: "42.809,60"."""
        return str(format_decimal(amount.amount, "#,##0.00", locale=self.locale)).replace("-", "\u2212")

    def percent(self, rate: Decimal) -> str:
        return f"{format_decimal(rate.normalize(), '#,##0.##', locale=self.locale)} %"

    def country(self, code: str) -> str:
        """Name of a country in the document's language, in capitals, as the post wants it abroad."""
        return str(self.locale.territories.get(code, code)).upper()
