"""Papers of a deal and keeper: opened from the market's list, moved one by one."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer.facts import PaperMoved, PapersOpened
from murmelbahn.customer.models import PaperMoveRow, PaperRow
from murmelbahn.customer.operations._rows import concerned, seen
from murmelbahn.customer.queries._lists import paper_list
from murmelbahn.customer.queries.journey import ours
from murmelbahn.customer.rules.papers import move, needed
from murmelbahn.customer.terms import PaperHolder, PaperKind, PaperNotNeeded, PaperState, PaperStep, PartyKind
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation


@operation
def open_papers(actor: Actor, *, deal: UUID, keeper: UUID, market: str, seller: str) -> None:
    """Open the list of papers that the market of registration asks of this kind of keeper. Opened again: nothing
    changes.

    Raises `NotFound`, `NoPaperList(market)`.
    """
    row = seen(actor, keeper)[keeper]
    concerned(actor, deal)
    rules = needed(paper_list(market), keeper=PartyKind(row.kind))
    present = set(PaperRow.objects.filter(deal=deal, keeper=keeper).values_list("kind", flat=True))
    fresh = tuple(rule for rule in rules if rule.kind not in present)
    if not fresh:
        return
    PaperRow.objects.bulk_create(
        PaperRow(
            deal=deal,
            keeper=keeper,
            market=market,
            seller=seller,
            kind=rule.kind,
            gate=rule.gate,
            supplier=rule.supplier,
            state=PaperState.REQUIRED,
            holder=rule.supplier,
            hand_out=rule.hand_out,
            at=now(),
        )
        for rule in fresh
    )
    fact = PapersOpened(deal=deal, keeper=keeper, kinds=tuple(rule.kind for rule in fresh))
    emit(fact, key=deal, market=market, seller=seller)


@operation
def record_paper(
    actor: Actor,
    *,
    deal: UUID,
    keeper: UUID,
    paper: PaperKind,
    state: PaperState,
    holder: PaperHolder | None = None,
    place: str = "",
    reference: str = "",
) -> None:
    """Move one paper: `record_papers` with one step."""
    step = PaperStep(paper=paper, state=state, holder=holder, place=place, reference=reference)
    record_papers(actor, deal=deal, keeper=keeper, steps=(step,))


@operation
def record_papers(actor: Actor, *, deal: UUID, keeper: UUID, steps: tuple[PaperStep, ...]) -> None:
    """Move papers of one keeper, all or none, each to its state, holder and place.

    A customer brings papers (`present`); staff check, reject, waive and hand out. A step to where the paper already is
    changes nothing. Raises `NotFound`, `NotAllowed`, `PaperNotNeeded(paper)`, `PaperMoveRefused(paper, before, after)`.
    """
    seen(actor, keeper)
    locked = ours(actor, PaperRow.objects.select_for_update()).filter(deal=deal, keeper=keeper).order_by("kind")
    rows = {row.kind: row for row in locked}
    moved: list[tuple[PaperRow, PaperStep]] = []
    for step in steps:
        row = rows.get(step.paper)
        if row is None:
            raise PaperNotNeeded(paper=step.paper)
        decision = move(step, PaperState(row.state), PaperHolder(row.holder), row.place, by=actor.kind)
        if (decision.state, decision.holder, decision.place) != (row.state, row.holder, row.place):
            row.state, row.holder, row.place, row.at = decision.state, decision.holder, decision.place, now()
            moved.append((row, step))
    PaperRow.objects.bulk_create(
        [row for row, _ in moved],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["state", "holder", "place", "at"],
    )
    PaperMoveRow.objects.bulk_create(
        PaperMoveRow(
            paper=row,
            state=row.state,
            holder=row.holder,
            place=row.place,
            reference=step.reference,
            by=actor.subject,
            at=now(),
        )
        for row, step in moved
    )
    for row, step in moved:
        fact = PaperMoved(deal=deal, keeper=keeper, kind=step.paper, state=step.state)
        emit(fact, key=deal, market=row.market, seller=row.seller)
