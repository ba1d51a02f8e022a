"""The board of all deals."""

from __future__ import annotations

from dataclasses import dataclass

from murmelbahn.showroom.terms.sheets import Choice, DealLine
from murmelbahn.ui.terms import Sentence, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A badge beside a deal."""

    sentence: Sentence
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """A deal with its agent, the gates whose turn it is and the days that have passed."""

    deal: DealLine
    market: str
    agent: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A filter with its answers: a list in a form."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardSheet:
    """A page of deals with everything they can be chosen by. Each count says how many there would be with this answer."""

    gates: tuple[Choice, ...]
    menders: tuple[Choice, ...]
    overdue: Choice
    run_out: Choice
    picks: tuple[Pick, ...]
    text: str
    everything: bool
    lines: tuple[BoardLine, ...]
    total: int
    after: str
    first: bool
    filtered: bool

    @property
    def narrowed(self) -> bool:
        """Whether one of the lists in the form is set."""
        return any(not pick.choices[0].chosen for pick in self.picks)
