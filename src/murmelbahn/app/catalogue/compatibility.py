"""What a new schema breaks for those who read the old one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

SAID_ONLY = {"description", "title", "$comment"}
"""Parts of a schema that say something to people and nothing to programs."""


def breaks(old: dict[str, Any], new: dict[str, Any]) -> tuple[str, ...]:
    """Every way in which a reader of `old` fails on `new`, in words; empty when the change is compatible.

    Compatible: a field more (readers ignore it), a word more in an enumeration of codes, another description.
    """
    return tuple(between(old, new, old.get("$defs", {}), new.get("$defs", {}), "the body"))


def between(
    old: dict[str, Any], new: dict[str, Any], old_types: dict[str, Any], new_types: dict[str, Any], place: str
) -> Iterator[str]:
    """The same for one part of both at `place`, whose references are to be found in `old_types` and `new_types`."""
    old, new = resolved(old, old_types), resolved(new, new_types)
    before, after = old.get("properties", {}), new.get("properties", {})
    for name in before:
        if name not in after:
            yield f"{place} lost {name}"
        else:
            yield from between(before[name], after[name], old_types, new_types, f"{place}.{name}")
    if gone := set(old.get("required", ())) - set(new.get("required", ())):
        yield f"{place} no longer always has {', '.join(sorted(gone))}"
    if gone := set(old.get("enum", ())) - set(new.get("enum", old.get("enum", ()))):
        yield f"{place} lost {', '.join(sorted(map(str, gone)))}"
    for word in ("type", "format", "const", "prefixItems", "minItems", "maxItems"):
        if old.get(word) != new.get(word):
            yield f"{place} had {word} {old.get(word)}, has {new.get(word)}"
    if "items" in old and "items" in new and isinstance(old["items"], dict):
        yield from between(old["items"], new["items"], old_types, new_types, f"{place}[]")
    choices, others = old.get("anyOf", ()), new.get("anyOf", ())
    if len(choices) != len(others):
        yield f"{place} had {len(choices)} forms, has {len(others)}"
    for one, other in zip(choices, others, strict=False):
        yield from between(one, other, old_types, new_types, place)


def resolved(part: dict[str, Any], types: dict[str, Any]) -> dict[str, Any]:
    """A part with its reference followed and without what only people read."""
    if "$ref" in part:
        part = types[part["$ref"].rpartition("/")[2]]
    return {name: value for name, value in part.items() if name not in SAID_ONLY}
