"""Letters set by Typst: PDF/A-3b, tagged, fonts embedded, the XML attached. Only in `work`: hence the late import."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from murmelbahn.documents.rules.legible import BOX, legible_letter
from murmelbahn.documents.rules.letter import Letter

FOLDER = Path(__file__).resolve().parent.parent / "data" / "typst"
STANDARD = "a-3b"
OURS = {"ignore_system_fonts": True, "timestamp": datetime(2026, 1, 1, tzinfo=UTC)}
PROBE = '#set text(font: "Libertinus Serif")\n#str.from-unicode({})'
SIGNS = f"{BOX}‐‑‒–—‘’‚“”„•…€−₂\u202f"
KNOWN = 4_096
"""Characters beyond Latin whose answer is remembered."""


def typeset(letter: Letter, xml: bytes = b"") -> bytes:
    """The PDF of a letter. The same letter gives the same bytes: no clock, no system font takes part. What our fonts cannot
    draw alone is spelled otherwise; should they fail at a sequence of characters, all that is not Latin is."""
    try:
        return _set(letter, xml, drawable)
    except _typst().TypstError:
        return _set(letter, xml, _latin)


def _set(letter: Letter, xml: bytes, can: Callable[[str], bool]) -> bytes:
    pdf = _compiler().compile(
        format="pdf",
        sys_inputs={
            "letter": json.dumps(legible_letter(asdict(letter), can), ensure_ascii=False),
            "xml": xml.decode("utf-8"),
        },
        pdf_standards=[STANDARD],
        timestamp=datetime(*letter.issued_on, tzinfo=UTC),
    )
    return bytes(pdf)


@lru_cache(KNOWN)
def drawable(character: str) -> bool:
    """Whether our fonts have a picture of a character: PDF/A allows no text without one. Asked of the typesetter itself, so
    that the answer is never another than its own."""
    if _latin(character):
        return True
    try:
        _typst().compile(PROBE.format(ord(character)).encode(), format="pdf", pdf_standards=[STANDARD], **OURS)
    except _typst().TypstError:
        return False
    return True


def _latin(character: str) -> bool:
    """Latin with its accents, and the signs that letters have: drawn by every font of ours."""
    return "\u00a0" <= character <= "\u017f" or character in SIGNS


@cache
def _compiler() -> Any:
    return _typst().Compiler(input=str(FOLDER / "letter.typ"), root=str(FOLDER), ignore_system_fonts=True)


@cache
def _typst() -> Any:
    return import_module("typst")
