"""Reads the template files of the package, once per process."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from murmelbahn.markets.rules.build import build
from murmelbahn.markets.rules.parse import Source
from murmelbahn.markets.rules.release import Lock, from_plain
from murmelbahn.markets.rules.settings import Standard, dated
from murmelbahn.markets.rules.template import Template
from murmelbahn.markets.terms import Market, TemplateBroken, UnknownMarket
from murmelbahn.ui.files import BrokenFile, read_text

DATA = Path(__file__).parent.parent / "data"
SHARED = frozenset({"standard.toml", "words.toml"})
LOCK = "rules.lock.json"


@dataclass(frozen=True, slots=True)
class Templates:
    """All markets of one folder."""

    folder: Path
    standard: Standard
    lock: Lock
    by_code: Mapping[str, Template]


def load(folder: Path = DATA) -> Templates:
    """Every template of a folder. Raises `TemplateBroken` and `ReleasedRowEdited`."""
    standard = Standard.of(_source(folder / "standard.toml"), _source(folder / "words.toml"))
    lock = _lock(folder / LOCK)
    found: dict[str, Template] = {}
    for file in sorted(folder.glob("*.toml")):
        if file.name in SHARED:
            continue
        template = build(_source(file), standard, lock)
        if template.code.lower() != file.stem:
            raise TemplateBroken(file=file.name, line=1, reason=f"the file of {template.code} has another name")
        found[template.code] = template
    return Templates(folder, standard, lock, found)


def _source(file: Path) -> Source:
    try:
        return Source(file.name, read_text(file))
    except BrokenFile as broken:
        raise TemplateBroken(file=file.name, line=broken.line, reason=broken.reason) from broken


def _lock(file: Path) -> Lock:
    if not file.exists():
        return Lock()
    try:
        return from_plain(json.loads(_source(file).text))
    except json.JSONDecodeError as problem:
        raise TemplateBroken(file=file.name, line=problem.lineno, reason=problem.msg) from problem
    except (KeyError, TypeError, AttributeError) as problem:
        raise TemplateBroken(file=file.name, line=0, reason="it is not what `market release` writes") from problem


@cache
def templates() -> Templates:
    """The package's own templates."""
    return load()


def template(code: str) -> Template:
    """Raises `UnknownMarket`."""
    found = templates().by_code.get(code)
    if found is None:
        raise UnknownMarket(market=code)
    return found


@cache
def market_on(code: str, on: date | None) -> Market:
    """A market's settings as of a day."""
    found = template(code)
    return found.newest if on is None else dated(found, templates().standard, on)
