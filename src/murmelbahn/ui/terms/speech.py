"""What is said: a text code with figures. It becomes words where it is shown, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Tone(StrEnum):
    """How a badge or a note feels."""

    CALM = "calm"
    GOOD = "good"
    WAIT = "wait"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text code and its figures. Money, dates, months (`2027-02`) and `Name`s among them are said in the language."""

    code: str
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Name:
    """A word from the catalogues inside a sentence: `deal.vehicle.built`."""

    code: str


@dataclass(frozen=True, slots=True)
class Names:
    """Several of them, listed."""

    codes: tuple[str, ...]
