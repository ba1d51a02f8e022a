"""Product models enter by release."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation


@operation
def release_model(actor: Actor, *, files: Mapping[str, str]) -> UUID:
    """Check, compile and release one model: `files` are text by file name. All of it or nothing. Returns the release.

    The same text again is the same release. Raises `BrokenModel` (file, line, reason).
    """
    raise NotImplementedError
