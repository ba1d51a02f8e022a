"""Frozen bytes: canonical JSON of a dataclass with its sha256, and back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

from murmelbahn.kernel.fact import adapter, canonical, to_json

T = TypeVar("T")
_codec: Callable[[Any], TypeAdapter[Any]] = adapter


def freeze(value: Any) -> tuple[bytes, str]:
    """Canonical bytes and their sha256 (hex)."""
    content = canonical(to_json(value))
    return content, hashlib.sha256(content).hexdigest()


def thaw(body: type[T], content: bytes | memoryview) -> T:
    """What was frozen. Raises pydantic's ValidationError for bytes that are something else.

    Known by its bytes: the same bytes are read once per process, and other bytes are another thing.
    """
    read: T = _thawed(cast(Hashable, body), bytes(content))
    return read


@lru_cache(maxsize=512)
def _thawed(body: Hashable, content: bytes) -> Any:
    return _codec(body).validate_json(content)
