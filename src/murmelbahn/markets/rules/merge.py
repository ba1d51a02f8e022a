"""Inheritance: a market's settings laid over the standard's."""

from collections.abc import Iterator, Mapping
from typing import Any

OPEN = frozenset({"words"})
"""Groups whose keys are data themselves (languages); everything else must exist in the standard."""


class UnknownSetting(ValueError):
    """A template sets what the standard does not know: `path`."""

    def __init__(self, path: tuple[str, ...]) -> None:
        self.path = path
        super().__init__(f"the standard knows no setting {'.'.join(path)}")


def overlay(standard: Mapping[str, Any], settings: Mapping[str, Any], at: tuple[str, ...] = ()) -> dict[str, Any]:
    """The standard with `settings` laid over it; lists and values replace, tables merge. Raises `UnknownSetting`."""
    merged = dict(standard)
    for key, value in settings.items():
        path = (*at, key)
        if key not in standard and path[0] not in OPEN:
            raise UnknownSetting(path)
        below = standard.get(key, {})
        both = isinstance(value, Mapping) and isinstance(below, Mapping)
        merged[key] = overlay(below, value, path) if both else value
    return merged


def leaves(settings: Mapping[str, Any], at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Paths of all single settings; a list is one setting."""
    for key, value in settings.items():
        if isinstance(value, Mapping):
            yield from leaves(value, (*at, key))
        else:
            yield (*at, key)


def without_none(value: Any) -> Any:
    """TOML has no null: the word "none" stands for it."""
    if isinstance(value, Mapping):
        return {key: without_none(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [without_none(inner) for inner in value]
    return None if value == "none" else value
