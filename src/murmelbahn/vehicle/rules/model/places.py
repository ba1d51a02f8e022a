"""Where in a file something stands: a fault names file and line, so that the writer can go there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from murmelbahn.vehicle.terms.refusals import BrokenModel

_HEADER = re.compile(r"^\s*\[(\[?)\s*([A-Za-z0-9_.\"-]+)\s*\]?\]")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong: file, line (0: the whole file) and reason in plain words."""

    file: str
    line: int
    reason: str


def refuse(faults: Sequence[Fault]) -> BrokenModel:
    """The refusal that tells of the first fault and carries all."""
    first = min(faults)
    return BrokenModel(file=first.file, line=first.line, reason=first.reason, faults=tuple(sorted(faults)))


def line_at(text: str, path: Sequence[str | int]) -> int:
    """The line of a TOML value by its path: `("rule", 2, "then")` or `("family", "paint", "items")`. 0 if not found."""
    lines = text.splitlines()
    keys = [part for part in path if not isinstance(part, int)]
    if not keys:
        return 0
    if len(path) > 1 and isinstance(path[1], int):
        start = _nth(lines, keys[0], path[1])
        return _key_below(lines, start, keys[1:2])
    names = [".".join(keys[:2]), keys[0]]
    for name, rest in zip(names, (keys[2:3], keys[1:2]), strict=True):
        start = _nth(lines, name, 0)
        if start:
            return _key_below(lines, start, rest)
    return 0


def _nth(lines: Sequence[str], name: str, index: int) -> int:
    seen = -1
    for number, line in enumerate(lines, 1):
        match = _HEADER.match(line)
        if match and match[2].replace('"', "") == name:
            seen += 1
            if seen == index:
                return number
    return 0


def _key_below(lines: Sequence[str], start: int, key: Sequence[str]) -> int:
    if not start or not key:
        return start
    for number in range(start, len(lines)):
        if _HEADER.match(lines[number]):
            break
        if re.match(rf"\s*\"?{re.escape(key[0])}\"?\s*=", lines[number]):
            return number + 1
    return start
