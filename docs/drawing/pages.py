"""Which file takes what from the code. A page keeps its own words; a table stands between two marks."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

from docs.drawing import moves, rooms, run
from docs.drawing.places import DOCS, PROJECT

MARK = "<!-- from the code: {} (python -m docs.drawing) -->"
END = "<!-- end -->"


def _made() -> tuple[dict[Path, Callable[[], str]], dict[Path, dict[str, Callable[[], str]]]]:
    """Pictures by file, and tables by page and name."""
    pictures = {
        DOCS / "drawings" / "run.svg": run.picture,
        DOCS / "drawings" / "moves.svg": moves.picture,
        DOCS / "drawings" / "rooms.svg": rooms.picture,
    }
    tables = {
        DOCS / "architecture.md": {"rooms": rooms.table},
        DOCS / "algorithms" / "deal-moves.md": {"moves": moves.tables, "gates": moves.gate_rows},
    }
    return pictures, tables


def wanted() -> dict[Path, str]:
    """Every file that is made, or holds something made, as the code says it now."""
    pictures, tables = _made()
    files = {path: make() for path, make in pictures.items()}
    for page, named in tables.items():
        text = page.read_text(encoding="utf-8")
        for name, make in named.items():
            text = _replaced(text, name, make(), page)
        files[page] = text
    return files


def _replaced(text: str, name: str, made: str, page: Path) -> str:
    mark = MARK.format(name)
    pattern = re.compile(re.escape(mark) + r".*?" + re.escape(END), re.DOTALL)
    if not pattern.search(text):
        raise ValueError(f"{page}: the mark {mark} is missing")
    return pattern.sub(lambda _: f"{mark}\n\n{made}\n\n{END}", text, count=1)


def stale() -> list[str]:
    """The files that are not what the code says."""
    return [
        str(path.relative_to(PROJECT))
        for path, text in wanted().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]


def main(arguments: list[str]) -> int:
    """Write what differs, or with `--check` only say it; the exit code is 1 when something differs then."""
    differing = stale()
    if "--check" in arguments:
        sys.stdout.writelines(f"{name} is not what the code says\n" for name in differing)
        return bool(differing)
    for path, text in wanted().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    sys.stdout.writelines(f"{name}\n" for name in differing)
    return 0
