"""On which line of a TOML file a value stands, so that a refusal can name it."""

import re
from collections.abc import Sequence

HEADER = re.compile(r"^\s*\[(\[)?\s*([^\]]+?)\s*\]")
KEY = re.compile(r"""^\s*((?:[A-Za-z0-9_-]+|"[^"]*")(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"))*)\s*=""")
NAMES = re.compile(r'"[^"]*"|[^".\s]+')
Path = tuple[str | int, ...]


def _split(dotted: str) -> list[str]:
    return [part.strip('"') for part in NAMES.findall(dotted)]


def lines_of(text: str) -> list[tuple[Path, int]]:
    """Every table header and key with its full path (array tables counted from 0) and line, from 1."""
    found: list[tuple[Path, int]] = []
    table: Path = ()
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = HEADER.match(line)
        if header:
            names = _split(header[2])
            if header[1]:
                seen[tuple(names)] = seen.get(tuple(names), -1) + 1
                for deeper in [key for key in seen if len(key) > len(names) and key[: len(names)] == tuple(names)]:
                    del seen[deeper]
            table = ()
            for depth, name in enumerate(names, 1):
                index = seen.get(tuple(names[:depth]))
                table = (*table, name) if index is None else (*table, name, index)
            found.append((table, number))
            continue
        key = KEY.match(line)
        if key:
            found.append(((*table, *_split(key[1])), number))
    return found


def line_of(text: str, path: Sequence[str | int]) -> int:
    """The line of the entry that shares the longest beginning with `path`; 0 when nothing does."""
    best, line = 0, 0
    for entry, number in lines_of(text):
        common = 0
        for have, want in zip(entry, path, strict=False):
            if have != want:
                break
            common += 1
        if common == len(entry) and common > best:
            best, line = common, number
    return line
