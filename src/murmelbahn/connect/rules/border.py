"""JSON messages at the border: dataclasses with a `type`, canonical bytes out, refusals for anything that does not fit."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from murmelbahn.connect.terms import MalformedMessage, World
from murmelbahn.kernel.fact import canonical, to_json

LONGEST = 64_000
"""Bytes of a message; more is refused unread."""


@cache
def _codec(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def write(message: Any) -> bytes:
    """The bytes of a message."""
    return canonical(to_json(message))


def read(kinds: Any, content: bytes, world: World) -> Any:
    """A message of one of the kinds (a union of dataclasses that differ by `type`). Raises `MalformedMessage`."""
    if len(content) > LONGEST:
        raise MalformedMessage(world=world, reason=f"more than {LONGEST} bytes")
    try:
        return _codec(kinds).validate_python(json.loads(content))
    except (ValidationError, ValueError, RecursionError) as error:
        raise MalformedMessage(world=world, reason=_first(error)) from None


def _first(error: Exception) -> str:
    """What is wrong, in one line that repeats no content."""
    if isinstance(error, ValidationError):
        fault = error.errors(include_input=False, include_url=False)[0]
        return f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"
    return "this is no JSON"
