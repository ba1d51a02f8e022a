"""Text as it can be printed: what no font of ours can draw is spelled otherwise. Only the picture of a letter is changed; its
canonical bytes and its XML keep the true name."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

BOX = "\u25a1"
"""Stands for a character that cannot be drawn, so that a reader sees that there is one."""
PLAIN = "\n\t"
PICTURES = ("qr", "mark", "block")
"""Fields of a letter that are not read but drawn or looked up."""


def legible(text: str, drawable: Callable[[str], bool]) -> str:
    """The text with every character that can be drawn; another becomes what Unicode takes it for (a wide letter a letter), or
    a box. What is invisible anyway is left out."""
    return text if text.isascii() and text.isprintable() else "".join(_drawn(one, drawable) for one in text)


def legible_letter(letter: Any, drawable: Callable[[str], bool]) -> Any:
    """Every text of a letter's plain data."""
    if isinstance(letter, str):
        return legible(letter, drawable)
    if isinstance(letter, dict):
        return {name: one if name in PICTURES else legible_letter(one, drawable) for name, one in letter.items()}
    return [legible_letter(one, drawable) for one in letter] if isinstance(letter, list | tuple) else letter


def _drawn(one: str, drawable: Callable[[str], bool]) -> str:
    if one in PLAIN or (one.isascii() and one.isprintable()):
        return one
    kind = unicodedata.category(one)
    if kind in ("Cc", "Cf"):
        return one if kind == "Cf" and drawable(one) else ""
    if kind not in ("Cs", "Cn", "Co") and drawable(one):
        return one
    simpler = unicodedata.normalize("NFKD", one)
    if simpler != one and all(each.isascii() or drawable(each) for each in simpler):
        return simpler
    return "" if kind in ("Mn", "Me") else BOX
