"""What is not there (yet) is left out of a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from murmelbahn.kernel.refusals import NotAllowed, NotFound

T = TypeVar("T")


def if_there(ask: Callable[[], T]) -> T | None:
    """The answer, or None where it does not exist or is not for this reader. Other refusals and bugs go up."""
    try:
        return ask()
    except (NotFound, NotAllowed):
        return None
