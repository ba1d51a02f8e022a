"""What integrators may rely on: the committed description of the API, and what a change of it breaks for them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from murmelbahn.app.api import PLACE, api
from murmelbahn.app.catalogue import schemas
from murmelbahn.app.catalogue.compatibility import between, resolved

VERBS = ("get", "post", "put", "patch", "delete")
Document = dict[str, Any]


def file() -> Path:
    return schemas.FOLDER / "openapi.json"


def described() -> Document:
    """The API as it is, in plain values."""
    plain: Document = _plain(api().get_openapi_schema(path_prefix=f"/{PLACE}"))
    return plain


def rendered(document: Document) -> str:
    """As it stands in the file: sorted, one word a line."""
    return json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def breaks(old: Document, new: Document) -> tuple[str, ...]:
    """Every way in which a caller written for `old` fails on `new`, in words; empty when the change is compatible.

    Compatible: a route more, a field more in an answer, a parameter or a field of a request more that may be left out.
    """
    return tuple(_breaks(old, new))


def _breaks(old: Document, new: Document) -> Iterator[str]:
    types = old["components"]["schemas"], new["components"]["schemas"]
    for path, verbs in old["paths"].items():
        for verb in VERBS:
            if verb not in verbs:
                continue
            route = f"{verb.upper()} {path}"
            now = new["paths"].get(path, {}).get(verb)
            if now is None:
                yield f"{route} is gone"
                continue
            yield from _parameters(route, verbs[verb], now)
            yield from _asked(f"{route}: the body", _body(verbs[verb]), _body(now), *types)
            yield from _answers(route, verbs[verb], now, *types)


def _parameters(route: str, old: Document, new: Document) -> Iterator[str]:
    before = {(one["in"], one["name"]): one for one in old.get("parameters", ())}
    after = {(one["in"], one["name"]): one for one in new.get("parameters", ())}
    for place, name in before.keys() - after.keys():
        yield f"{route} no longer takes {name} in its {place}"
    for where, one in after.items():
        if one.get("required") and not before.get(where, {}).get("required"):
            yield f"{route} now needs {where[1]} in its {where[0]}"


def _asked(place: str, old: Document, new: Document, old_types: Document, new_types: Document) -> Iterator[str]:
    """What is sent is read strictly: a field that is gone is refused, and one that became necessary is missing."""
    old, new = resolved(old, old_types), resolved(new, new_types)
    before, after = old.get("properties", {}), new.get("properties", {})
    for name in sorted(set(new.get("required", ())) - set(old.get("required", ()))):
        yield f"{place} now needs {name}"
    for name, part in before.items():
        if name in after:
            yield from _asked(f"{place}.{name}", part, after[name], old_types, new_types)
        elif after or not new:
            yield f"{place} no longer takes {name}"
    if gone := set(old.get("enum", ())) - set(new.get("enum") or old.get("enum", ())):
        yield f"{place} no longer takes {', '.join(sorted(map(str, gone)))}"
    if isinstance(old.get("items"), dict) and isinstance(new.get("items"), dict):
        yield from _asked(f"{place}[]", old["items"], new["items"], old_types, new_types)
    for one, other in zip(old.get("anyOf", ()), new.get("anyOf", ()), strict=False):
        yield from _asked(place, one, other, old_types, new_types)


def _answers(route: str, old: Document, new: Document, old_types: Document, new_types: Document) -> Iterator[str]:
    for status, answer in old.get("responses", {}).items():
        if not status.startswith("2"):
            continue
        now = new.get("responses", {}).get(status)
        if now is None:
            yield f"{route} no longer answers {status}"
            continue
        yield from between(_content(answer), _content(now), old_types, new_types, f"{route}: the answer")


def _body(operation: Document) -> Document:
    return _content(operation.get("requestBody", {}))


def _content(told: Document) -> Document:
    for content in told.get("content", {}).values():
        found: Document = content.get("schema", {})
        return found
    return {}


def _plain(value: Any) -> Any:
    """As it stands in the file: a status is text there, and a set that stands for a default has one order."""
    if isinstance(value, dict):
        plain = {str(name): _plain(one) for name, one in value.items()}
        if isinstance(plain.get("default"), list):
            plain["default"].sort(key=str)
        return plain
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
