"""Money, dates and numbers as people of a language write them (CLDR by babel)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from murmelbahn.kernel.money import Money
from murmelbahn.ui.texts import country

LOCALES = {"de": "de_DE", "en": "en_GB"}
"""A language is shown as it is written in Europe: day before month."""
MINUS = "\u2212"
HOUSE = ZoneInfo("Europe/Berlin")
"""Where the days of a moment are counted that nobody tells a place with: at the brand's own desks."""


def locale(language: str) -> str:
    return LOCALES.get(language, language)


@lru_cache(maxsize=4096)
def money(amount: Money, language: str) -> str:
    """`42.809,60 €` in German, `€42,809.60` in English: always with its currency and all its digits, and never broken over two
    lines."""
    return minus(format_currency(amount.amount, amount.currency, locale=locale(language)))


def minus(figure: str) -> str:
    """With the minus of figures: a hyphen is another sign, and a line may end behind it."""
    return figure.replace("-", MINUS)


def signed(amount: Money, language: str) -> str:
    """A difference: `+590,00 €`, `−200,00 €`."""
    return f"{MINUS if amount.amount < 0 else '+'}{money(abs(amount), language)}"


def territory(code: str, language: str) -> str:
    """`DE` is `Deutschland` in German."""
    return country(code, language)


def plain(value: object) -> str:
    """A figure as machines write it: `42809.60 EUR`, `2027-02-15`, a moment in UTC."""
    match value:
        case Money():
            return f"{value.amount} {value.currency}"
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value)


@lru_cache(maxsize=4096)
def day(on: date, language: str) -> str:
    """`24. Nov. 2026`, `24 Nov 2026`."""
    return format_date(on, "medium" if language != "de" else "d. MMM y", locale=locale(language))


def full_day(on: date, language: str) -> str:
    """`Dienstag, 24. November 2026`."""
    return format_date(on, "full", locale=locale(language))


def house_day(at: date | datetime, zone: str = "") -> date:
    """The day on which a moment lies in a place: where nobody names one in the house's own, never the machine's."""
    return there(at, zone).date() if isinstance(at, datetime) else at


def there(at: datetime, zone: str = "") -> datetime:
    """A moment on the clock of a place. One that comes with its place's own time keeps it (a refusal of an outlet's hours); where
    nobody names a place, the house's clock counts. Nobody reads UTC."""
    if isinstance(at.tzinfo, ZoneInfo) and at.tzinfo.key != "UTC":
        return at
    return at.astimezone(ZoneInfo(zone) if zone else HOUSE)


def moment(at: datetime, language: str, zone: str = "") -> str:
    """A day and a time of day in a place's own time."""
    return f"{day(there(at, zone).date(), language)}, {clock_time(at, zone)}"


def clock_time(at: datetime, zone: str = "") -> str:
    """`14:05`, so in every language of ours."""
    return f"{there(at, zone):%H:%M}"


def month(of: str, language: str) -> str:
    """`2027-02` becomes `Februar 2027`."""
    told: str = format_skeleton("yMMMM", date.fromisoformat(f"{of}-01"), locale=locale(language))
    return told


def number(value: int | Decimal, language: str) -> str:
    return minus(format_decimal(value, locale=locale(language)))


def percent(value: Decimal, language: str) -> str:
    """A rate given in percent: `Decimal(19)` becomes `19 %`."""
    return format_percent(value / 100, "#,##0.##\u00a0%" if language == "de" else "#,##0.##%", locale=locale(language))


def listed(words: list[str], language: str) -> str:
    """`a, b und c`."""
    return format_list(words, locale=locale(language)) if words else "–"
