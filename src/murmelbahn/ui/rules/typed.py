"""Figures as people type them in their language: the way back from `formats`.

A German writes `33.000`, `33.000,00` or `33000,5`; an English reader `33,000` or `33,000.00`. What could be read in two ways is
never guessed: in German `33.00` is no amount.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache

from babel.numbers import get_currency_symbol

from murmelbahn.kernel.money import Money, quantum
from murmelbahn.ui.rules import formats
from murmelbahn.ui.terms import (
    AmountOutside,
    AmountTooLarge,
    AmountUnclear,
    DayUnclear,
    NothingTyped,
    NumberUnclear,
    ShareUnclear,
)

MARKS = {"de": (".", ","), "en": (",", ".")}
"""What stands between thousands and before the decimals; English where a language is not known."""
SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\t", " ") | {"\u2212": "-", "\u2019": "'"})
LONGEST = 40
MOST = Decimal(10) ** 12
"""No amount of the house has more digits: what its tables hold."""
EXAMPLE, SHARE = Decimal("33000.50"), Decimal("7.5")
KILOMETRES = 12_500


def decimal_in(typed: str, language: str) -> Decimal | None:
    """The figure, or nothing where it is none in this language or could be two."""
    found = _figure(language).fullmatch(typed.translate(SPACES).strip())
    if found is None:
        return None
    whole = re.sub(r"[^0-9]", "", found["whole"])
    value = Decimal(f"{whole}.{found['rest']}" if found["rest"] else whole)
    return -value if found["sign"] == "-" else value


def amount_in(
    field: str,
    typed: str,
    currency: str,
    language: str,
    *,
    least: Decimal = Decimal("0.01"),
    most: Decimal = MOST,
) -> Money:
    """An amount, with or without the sign or the code of its currency. Raises `NothingTyped`, `AmountUnclear`,
    `AmountOutside`."""
    _written(field, typed)
    value = None if len(typed) > LONGEST else decimal_in(_bare(typed, currency), language)
    if value is None or _decimals(value) > _decimals(quantum(currency)):
        example = formats.money(Money.of(EXAMPLE.quantize(quantum(currency)), currency), language)
        raise AmountUnclear(field=field, typed=typed[:LONGEST], example=example)
    if value > most:
        raise AmountTooLarge(field=field, typed=typed[:LONGEST])
    if value < least:
        raise AmountOutside(
            field=field, typed=typed[:LONGEST], least=Money(least.quantize(quantum(currency)), currency)
        )
    return Money(value, currency)


def share_in(field: str, typed: str, language: str) -> Decimal:
    """A percentage above 0 and below 100, with or without its sign. Raises `NothingTyped`, `ShareUnclear`."""
    _written(field, typed)
    value = None if len(typed) > LONGEST else decimal_in(typed.translate(SPACES).strip().removesuffix("%"), language)
    if value is None or not 0 < value < 100 or _decimals(value) > 2:
        raise ShareUnclear(field=field, typed=typed[:LONGEST], example=formats.percent(SHARE, language))
    return value


def whole_in(field: str, typed: str, language: str, *, most: int, unit: str = "km") -> int:
    """A whole number from zero on, with or without its unit. Raises `NothingTyped`, `NumberUnclear`."""
    _written(field, typed)
    bare = typed.translate(SPACES).strip().lower().removesuffix(unit) if unit else typed
    value = None if len(typed) > LONGEST else decimal_in(bare, language)
    if value is None or _decimals(value) or not 0 <= value <= most:
        example = formats.number(min(most, KILOMETRES), language)
        raise NumberUnclear(field=field, typed=typed[:LONGEST], most=formats.number(most, language), example=example)
    return int(value)


def day_in(field: str, typed: str) -> date:
    """A day as the browser's calendar sends it. Raises `NothingTyped`, `DayUnclear`."""
    _written(field, typed)
    try:
        found = date.fromisoformat(typed.strip())
    except ValueError:
        raise DayUnclear(field=field, typed=typed[:LONGEST]) from None
    if not 1900 <= found.year < 2200:
        raise DayUnclear(field=field, typed=typed[:LONGEST])
    return found


def _written(field: str, typed: str) -> None:
    """An empty field is said to be empty. Raises `NothingTyped`."""
    if not typed.translate(SPACES).strip():
        raise NothingTyped(field=field)


def _decimals(value: Decimal) -> int:
    """As many as were written: `33,000` has three in German, so it is no amount of euros."""
    return max(0, -int(value.as_tuple().exponent))


@cache
def _figure(language: str) -> re.Pattern[str]:
    """Plain digits, or thousands all parted by the same mark; then decimals, or a German stroke for none."""
    thousands, decimals = (re.escape(mark) for mark in MARKS.get(language, MARKS["en"]))
    whole = rf"(?P<whole>[0-9]+|[1-9][0-9]{{0,2}}(?P<mark>[{thousands} '])[0-9]{{3}}(?:(?P=mark)[0-9]{{3}})*)"
    return re.compile(rf"(?P<sign>[-+]?) ?{whole}(?:{decimals}(?:(?P<rest>[0-9]+)|[-–]{{1,2}}))?")


def _bare(typed: str, currency: str) -> str:
    """Without the currency, once, before or after the figure; a sign may stand before it."""
    rest = typed.translate(SPACES).strip()
    sign = rest[0] if rest[:1] in ("-", "+") else ""
    rest = rest.removeprefix(sign).strip()
    for word in _names(currency):
        if rest.lower().startswith(word):
            return sign + rest[len(word) :].strip()
        if rest.lower().endswith(word):
            return sign + rest[: -len(word)].strip()
    return sign + rest


@cache
def _names(currency: str) -> tuple[str, ...]:
    """How a currency is written, the longest first: `jp¥` before `¥`."""
    symbols = {get_currency_symbol(currency, locale=place) for place in (*formats.LOCALES.values(), "en_US")}
    also = {"EUR": {"euro"}}.get(currency, set())
    return tuple(sorted({currency.lower(), *also, *(one.lower() for one in symbols)}, key=lambda one: (-len(one), one)))
