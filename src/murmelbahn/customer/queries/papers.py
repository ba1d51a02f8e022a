"""Reads of the papers of a deal."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from uuid import UUID

from murmelbahn.customer.models import PaperRow
from murmelbahn.customer.queries.visibility import of_visible, ours
from murmelbahn.customer.rules.papers import BY_CUSTOMER, MOVES
from murmelbahn.customer.terms import Paper, PaperGate, PaperHolder, PaperKind, PaperSet, PaperState
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.rows import every, where


def papers(actor: Actor, *, deal: UUID, keeper: UUID | None = None) -> tuple[PaperSet, ...]:
    """The papers of a deal, one set for each keeper the actor may see; none opened is no set."""
    condition = where("deal = %s", deal) & of_visible(actor, "keeper") & ours(actor, "customer_paper")
    if keeper is not None:
        condition &= where("keeper = %s", keeper)
    return _sets(every(PaperRow, condition, order="keeper, kind"))


def papers_of(actor: Actor, *, deals: Iterable[UUID]) -> tuple[PaperSet, ...]:
    """The same for many deals."""
    condition = (
        where("deal = ANY(%s::uuid[])", list(deals)) & of_visible(actor, "keeper") & ours(actor, "customer_paper")
    )
    return _sets(every(PaperRow, condition, order="deal, keeper, kind"))


def _sets(rows: list[PaperRow]) -> tuple[PaperSet, ...]:
    return tuple(
        PaperSet(deal=deal, keeper=owner, papers=tuple(_paper(row) for row in group))
        for (deal, owner), group in groupby(rows, key=lambda row: (row.deal, row.keeper))
    )


def _paper(row: PaperRow) -> Paper:
    return Paper(
        kind=PaperKind(row.kind),
        gate=PaperGate(row.gate),
        supplier=PaperHolder(row.supplier),
        state=PaperState(row.state),
        holder=PaperHolder(row.holder),
        place=row.place,
        hand_out=row.hand_out,
        changed_at=row.at,
    )


def paper_steps(actor: Actor, *, paper: Paper) -> tuple[PaperState, ...]:
    """The states to which this actor may move a paper from where it is: what an operation would not refuse."""
    following = MOVES[paper.state]
    allowed = following & BY_CUSTOMER if actor.kind is ActorKind.CUSTOMER else following
    return tuple(state for state in PaperState if state in allowed)
