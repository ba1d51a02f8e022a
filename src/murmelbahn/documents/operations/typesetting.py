"""Letters set by Typst: PDF/A-3b, tagged, fonts embedded, the XML attached. Only in `work`: hence the late import."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from murmelbahn.documents.rules.letter import Letter

FOLDER = Path(__file__).resolve().parent.parent / "data" / "typst"
STANDARD = "a-3b"


def typeset(letter: Letter, xml: bytes = b"") -> bytes:
    """The PDF of a letter. The same letter gives the same bytes: no clock, no system font takes part."""
    pdf = _compiler().compile(
        format="pdf",
        sys_inputs={"letter": json.dumps(asdict(letter), ensure_ascii=False), "xml": xml.decode("utf-8")},
        pdf_standards=[STANDARD],
        timestamp=datetime(*letter.issued_on, tzinfo=UTC),
    )
    return bytes(pdf)


@cache
def _compiler() -> Any:
    typst = import_module("typst")
    return typst.Compiler(input=str(FOLDER / "letter.typ"), root=str(FOLDER), ignore_system_fonts=True)
