"""Invented people and companies."""

from __future__ import annotations

from murmelbahn.sandbox.rules.draw import Draw

GIVEN = (
    "Anna",
    "Ben",
    "Clara",
    "David",
    "Eva",
    "Felix",
    "Greta",
    "Hannes",
    "Ida",
    "Jakob",
    "Klara",
    "Leo",
    "Maria",
    "Niklas",
)
FAMILY = (
    "Albrecht",
    "Berger",
    "Conrad",
    "Dorn",
    "Ehlers",
    "Fuchs",
    "Gruber",
    "Hofer",
    "Kaiser",
    "Lang",
    "Moser",
    "Ziegler",
)
TRADES = ("Elektro", "Gartenbau", "Spedition", "Tischlerei", "Pflegedienst", "Druckerei", "Weinbau", "Dachdeckerei")


def person_name(draw: Draw) -> tuple[str, str]:
    return draw.pick(GIVEN, "given"), draw.pick(FAMILY, "family")


def company_name(draw: Draw, n: int) -> str:
    return f"{draw.pick(TRADES, 'trade')} {draw.pick(FAMILY, 'owner')} {n}"
