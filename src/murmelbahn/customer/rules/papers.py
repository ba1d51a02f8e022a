"""Which papers a keeper needs and how a paper may move."""

from __future__ import annotations

from dataclasses import dataclass

from murmelbahn.customer.terms import PaperHolder, PaperKind, PaperMoveRefused, PaperRule, PaperState, PartyKind
from murmelbahn.kernel.actor import ActorKind
from murmelbahn.kernel.refusals import NotAllowed

MOVES = {
    PaperState.REQUIRED: {PaperState.PRESENT, PaperState.CHECKED, PaperState.WAIVED},
    PaperState.PRESENT: {PaperState.CHECKED, PaperState.REJECTED, PaperState.WAIVED},
    PaperState.CHECKED: {PaperState.HANDED_OUT, PaperState.REJECTED, PaperState.PRESENT},
    PaperState.REJECTED: {PaperState.PRESENT, PaperState.CHECKED, PaperState.WAIVED},
    PaperState.HANDED_OUT: {PaperState.PRESENT},
    PaperState.WAIVED: {PaperState.REQUIRED},
}
"""From every state there is a way on: a paper handed out can come back (deregistration, withdrawal)."""
BY_CUSTOMER = frozenset({PaperState.PRESENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDecision:
    state: PaperState
    holder: PaperHolder
    place: str


def needed(rules: tuple[PaperRule, ...], *, keeper: PartyKind) -> tuple[PaperRule, ...]:
    """The part of a market's list that this kind of keeper must bring."""
    return tuple(rule for rule in rules if keeper.value in rule.keepers)


def move(
    paper: PaperKind, before: PaperState, after: PaperState, *, by: ActorKind, holder: PaperHolder, place: str
) -> PaperDecision:
    """The next place of a paper. Raises `PaperMoveRefused(paper, before, after)`, `NotAllowed`."""
    if by is ActorKind.CUSTOMER and after not in BY_CUSTOMER:
        raise NotAllowed()
    if before is not after and after not in MOVES[before]:
        raise PaperMoveRefused(paper=paper, before=before, after=after)
    return PaperDecision(state=after, holder=holder, place=place)
