"""Evidence: what one stored copy says about one field. The verdict of a deal compares all claims of a field."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """`source` (a table or document, with its number) says that `field` of `stream` is `value`.

    Claims of one field must agree. Read from the copy itself, never from the live row it was made of.
    """

    stream: str
    field: str
    source: str
    value: str
