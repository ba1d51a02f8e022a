"""From text to template. Whatever is wrong is refused with file, line and reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from murmelbahn.markets.terms import TemplateBroken
from murmelbahn.ui.files import BrokenFile, parsed
from murmelbahn.ui.lines import line_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Source:
    """A template file: its name for people and its text."""

    name: str
    text: str

    def broken(self, path: Sequence[str | int], reason: str) -> TemplateBroken:
        return TemplateBroken(file=self.name, line=line_of(self.text, path), reason=reason)

    def toml(self) -> dict[str, Any]:
        """The file's tables; figures with a point are Decimal. Raises `TemplateBroken`."""
        try:
            return parsed(self.name, self.text)
        except BrokenFile as broken:
            raise TemplateBroken(file=broken.file, line=broken.line, reason=broken.reason) from broken

    def read(self, adapter: "TypeAdapter[T]", plain: Any, path: tuple[str | int, ...]) -> T:
        """A typed value of plain tables that stand at `path`. Raises `TemplateBroken`."""
        try:
            return adapter.validate_python(plain)
        except ValidationError as problem:
            first = problem.errors()[0]
            where = present((*path, *first["loc"]), plain, len(path))
            named = ".".join(str(part) for part in first["loc"])
            raise self.broken(where, f"{named}: {first['msg']}") from problem


def present(path: Sequence[str | int], plain: Any, skip: int) -> tuple[str | int, ...]:
    """A validator's path without the tags it adds, as far as the value exists in the file."""
    kept: list[str | int] = list(path[:skip])
    at = plain
    for part in path[skip:]:
        if isinstance(at, Mapping) and part in at:
            at = at[str(part)]
        elif isinstance(at, list) and isinstance(part, int) and part < len(at):
            at = at[part]
        else:
            continue
        kept.append(part)
    return tuple(kept)


def plain_json(value: Any) -> Any:
    """TOML values as canonical JSON values: what row hashes cover."""
    if isinstance(value, Mapping):
        return {key: plain_json(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain_json(inner) for inner in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
