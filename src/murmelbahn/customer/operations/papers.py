"""Papers of a deal and keeper: opened from the market's list, moved one by one."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer.facts import PaperMoved, PapersOpened
from murmelbahn.customer.models import PaperMoveRow, PaperRow
from murmelbahn.customer.operations._rows import concerned, seen
from murmelbahn.customer.queries._lists import paper_list
from murmelbahn.customer.queries.journey import ours
from murmelbahn.customer.rules.papers import move, needed
from murmelbahn.customer.terms import PaperHolder, PaperKind, PaperNotNeeded, PaperState, PartyKind
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
    """Move one paper to a state, and say who holds it where (unchanged when not said). `reference`: an eVB or record
    number.

    A customer brings papers (`present`); staff check, reject, waive and hand out. The same state, holder and place
    again
    change nothing. Raises `NotFound`, `PaperNotNeeded(paper)`, `PaperMoveRefused(paper, before, after)`.
    """
    seen(actor, keeper)
    row = ours(actor, PaperRow.objects.select_for_update()).filter(deal=deal, keeper=keeper, kind=paper).first()
    if row is None:
        raise PaperNotNeeded(paper=paper)
    decision = move(
        paper,
        PaperState(row.state),
        state,
        by=actor.kind,
        holder=holder or PaperHolder(row.holder),
        place=place or row.place,
    )
    if (decision.state, decision.holder, decision.place) == (row.state, row.holder, row.place):
        return
    row.state, row.holder, row.place, row.at = decision.state, decision.holder, decision.place, now()
    row.save(update_fields=["state", "holder", "place", "at"])
    PaperMoveRow.objects.create(
        paper=row, state=row.state, holder=row.holder, place=row.place, reference=reference, by=actor.subject, at=now()
    )
    fact = PaperMoved(deal=deal, keeper=keeper, kind=paper, state=state)
    emit(fact, key=deal, market=row.market, seller=row.seller)
