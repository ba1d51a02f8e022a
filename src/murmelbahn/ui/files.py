"""Files of data that people write: what is wrong in one is told with file, line and reason."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)$")


class BrokenFile(ValueError):
    """A file of data that cannot be used. `line` counts from 1; 0 where no line is to blame."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        self.file, self.line, self.reason = file, line, reason
        super().__init__(f"{file}{f', line {line}' if line else ''}: {reason}.")


def place_of(file: str, line: int) -> str:
    """In any language, `de.toml:7`; the file alone where no line is to blame."""
    return f"{file}:{line}" if line else file


def decoded(name: str, raw: bytes) -> str:
    """The text of a file, with or without a byte order mark, its line ends as they are. Raises BrokenFile."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        raise BrokenFile(name, line, "the text is not written in UTF-8; save it in this encoding") from None


def parsed(name: str, text: str, *, figures: Callable[[str], Any] = Decimal) -> dict[str, Any]:
    """The tables of a TOML text; `figures` makes what has a point. Raises BrokenFile."""
    try:
        return tomllib.loads(text, parse_float=figures)
    except tomllib.TOMLDecodeError as wrong:
        said = str(wrong)
        place = PLACE.search(said)
        line, column = (int(place[1]), int(place[2])) if place and place[1] else (len(text.splitlines()) or 1, 0)
        where = f"in column {column}" if column else "at the end of the file"
        raise BrokenFile(name, line, f"{said[: place.start()].strip() if place else said} {where}") from None
    except (ValueError, RecursionError):  # what tomllib lets through
        raise BrokenFile(name, 0, "a figure or a nesting beyond all measure") from None


def read_text(file: Path) -> str:
    """Raises BrokenFile."""
    try:
        return decoded(str(file), file.read_bytes()).replace("\r\n", "\n")
    except OSError as closed:
        raise BrokenFile(str(file), 0, f"the file cannot be read ({closed.strerror})") from None


def read_toml(file: Path, *, figures: Callable[[str], Any] = Decimal) -> dict[str, Any]:
    """The tables of a file; `figures` makes what has a point. Raises BrokenFile."""
    return parsed(str(file), read_text(file), figures=figures)
