"""Account numbers of invented payers, with right check digits (ISO 7064, mod 97-10)."""

from __future__ import annotations

from murmelbahn.sandbox.rules.draw import Draw

LENGTHS = {"DE": 18, "AT": 16}
"""Digits after country and check digits."""


def iban(country: str, draw: Draw) -> str:
    """An account number of a country that belongs to nobody we know."""
    body = "".join(str(draw.number(10, "iban", place)) for place in range(LENGTHS[country]))
    letters = "".join(str(ord(letter) - 55) for letter in country)
    return f"{country}{98 - int(f'{body}{letters}00') % 97:02d}{body}"
