"""Read the files of a model: TOML for structure and rules, CSV for tables, TOML for texts. Every fault at once."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pydantic import ValidationError

from murmelbahn.kernel.periods import Period
from murmelbahn.ui.files import BrokenFile, parsed
from murmelbahn.vehicle.rules.model.language import Head, ModelText
from murmelbahn.vehicle.rules.model.places import Fault, line_at, refuse

_TEXTS = re.compile(r"(?:^|/)texts/([a-z]{2})\.toml$")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: cells by family, when and where it counts."""

    line: int
    cells: dict[str, str]
    build: Period
    markets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file: its families in column order, its rows."""

    file: str
    families: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Source:
    """Everything a model is made of, as written."""

    head_file: str
    head: Head
    files: Mapping[str, str]
    parts: Mapping[str, ModelText]
    tables: Mapping[str, Table]
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def fault(self, file: str, path: tuple[str | int, ...], reason: str) -> Fault:
        return Fault(file, line_at(self.files[file], path), reason)


def read(files: Mapping[str, str]) -> Source:
    """Read all files. Raises `BrokenModel` with every fault of writing."""
    faults: list[Fault] = []
    parts: dict[str, ModelText] = {}
    texts: dict[str, Mapping[str, str]] = {}
    tables: dict[str, Table] = {}
    for name in sorted(files):
        language = _TEXTS.search(name)
        if language:
            texts[language[1]] = {key: str(words) for key, words in _toml(name, files[name], faults).items()}
            if any("\x00" in words for words in texts[language[1]].values()):
                faults.append(Fault(name, 0, "a text holds the character U+0000"))
        elif name.endswith(".toml"):
            part = _part(name, files[name], faults)
            if part is not None:
                parts[name] = part
        elif name.endswith(".csv"):
            tables[name] = _table(name, files[name], faults)
        else:
            faults.append(Fault(name, 0, "a model is written in .toml and .csv files"))
    heads = [(name, part.model) for name, part in parts.items() if part.model is not None]
    if not faults and len(heads) != 1:
        faults.append(Fault(min(files, default=""), 0, f"one file must have a [model] section, {len(heads)} have"))
    if faults:
        raise refuse(faults)
    [(head_file, head)] = heads
    if head is None:
        raise ValueError("a head was found above")
    return Source(head_file, head, files, parts, tables, texts)


def _toml(name: str, text: str, faults: list[Fault]) -> dict[str, object]:
    try:
        return parsed(name, text)
    except BrokenFile as broken:
        faults.append(Fault(name, broken.line, broken.reason))
        return {}


def _part(name: str, text: str, faults: list[Fault]) -> ModelText | None:
    plain = _toml(name, text, faults)
    try:
        return ModelText.model_validate(plain)
    except ValidationError as error:
        for found in error.errors():
            path = tuple(found["loc"])
            where = ".".join(map(str, path))
            faults.append(Fault(name, line_at(text, path), f"{where}: {found['msg']}"))
        return None


def _table(name: str, text: str, faults: list[Fault]) -> Table:
    (_, header), *lines = _csv(name, text, faults) or [(1, [])]
    columns = [column.strip() for column in header]
    families = tuple(column for column in columns if column not in {"from", "to", "markets"})
    if not families or not lines or len(set(columns)) < len(columns):
        faults.append(Fault(name, 1, "a table names families, each once, and has rows"))
        return Table(name, (), ())
    rows = [_row(name, line, columns, families, cells, faults) for line, cells in lines]
    return Table(name, families, tuple(row for row in rows if row is not None))


def _csv(name: str, text: str, faults: list[Fault]) -> list[tuple[int, list[str]]]:
    """Every line that is not empty, with its number."""
    reader = csv.reader(io.StringIO(text))
    found: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            if cells:
                found.append((reader.line_num, cells))
    except csv.Error as error:
        faults.append(Fault(name, reader.line_num, str(error)))
    return found


def _row(
    name: str, line: int, columns: list[str], families: tuple[str, ...], cells: list[str], faults: list[Fault]
) -> Row | None:
    if len(cells) != len(columns):
        faults.append(Fault(name, line, f"a row has {len(columns)} cells"))
        return None
    plain = dict(zip(columns, (cell.strip() for cell in cells), strict=True))
    try:
        build = Period(_day(plain.get("from", "")), _day(plain.get("to", "")))
    except ValueError as error:
        faults.append(Fault(name, line, str(error)))
        return None
    markets = frozenset(plain.get("markets", "").split())
    return Row(line, {family: plain[family] for family in families}, build, markets)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
