"""Which papers a keeper needs and how a paper may move."""

from __future__ import annotations

from dataclasses import dataclass

from murmelbahn.customer.terms import (
    PaperHolder,
    PaperMoveRefused,
    PaperNumberMissing,
    PaperRule,
    PaperState,
    PaperStep,
    PartyKind,
)
from murmelbahn.customer.terms.papers import SAME
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
ABSENT = frozenset({PaperState.REQUIRED, PaperState.REJECTED})
THERE = frozenset({PaperState.PRESENT, PaperState.CHECKED})
BY_CUSTOMER = frozenset({PaperState.PRESENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDecision:
    state: PaperState
    holder: PaperHolder
    place: str


def needed(rules: tuple[PaperRule, ...], *, keeper: PartyKind, own: bool = False) -> tuple[PaperRule, ...]:
    """The part of a market's list that is asked for with this kind of keeper. `own`: the customer registers the car itself, so
    nobody else needs what only its own way to the office needs."""
    return tuple(rule for rule in rules if keeper.value in rule.keepers and not (own and rule.if_own != SAME))


def vouched(step: PaperStep, state: PaperState, supplier: PaperHolder) -> bool:
    """That a paper of the seller exists (conformity, approval record, title) only the seller knows; an outlet knows it by the
    number it has in hand."""
    appears = state in ABSENT and step.state in THERE
    return supplier is not PaperHolder.SELLER or not appears or bool(step.reference.strip())


def move(
    step: PaperStep, state: PaperState, holder: PaperHolder, place: str, *, supplier: PaperHolder, by: ActorKind
) -> PaperDecision:
    """Where a step takes a paper that is in `state`, with `holder`, at `place`.

    Raises `PaperMoveRefused(paper, before, after)`, `NotAllowed` for a customer that does more than bring it,
    `PaperNumberMissing(paper)` for an adviser that notes the seller's paper without its number.
    """
    if by is ActorKind.CUSTOMER and step.state not in BY_CUSTOMER:
        raise NotAllowed()
    if by is ActorKind.ADVISER and not vouched(step, state, supplier):
        raise PaperNumberMissing(paper=step.paper)
    if step.state is not state and step.state not in MOVES[state]:
        raise PaperMoveRefused(paper=step.paper, before=state, after=step.state)
    return PaperDecision(state=step.state, holder=step.holder or holder, place=step.place or place)
