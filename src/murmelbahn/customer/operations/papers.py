"""Papers of a deal and keeper: opened from the market's list, moved one by one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from uuid import UUID

from murmelbahn.customer.facts import PaperMoved, PapersOpened
from murmelbahn.customer.models import PaperRow
from murmelbahn.customer.operations._rows import concerned, seen
from murmelbahn.customer.queries._lists import paper_list
from murmelbahn.customer.queries.visibility import of_visible, ours
from murmelbahn.customer.rules.papers import PaperDecision, move, needed
from murmelbahn.customer.terms import PaperHolder, PaperKind, PaperNotNeeded, PaperState, PaperStep, PartyKind
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.rows import every, where
from murmelbahn.kernel.saving import insert_all
from murmelbahn.kernel.sql import tell

MOVE = """
WITH step AS (
    SELECT * FROM json_to_recordset(%s)
        AS step (id uuid, paper uuid, state text, holder text, place text, reference text, last bool)
), moved AS (
    UPDATE customer_paper SET state = step.state, holder = step.holder, place = step.place, at = %s
    FROM step WHERE customer_paper.id = step.paper AND step.last
)
INSERT INTO customer_paper_move (id, paper_id, state, holder, place, reference, by, at)
SELECT id, paper, state, holder, place, reference, %s, %s FROM step
"""
"""A paper may take several steps at once: each is kept, and the last is where it stands."""


@operation
def open_papers(actor: Actor, *, deal: UUID, keeper: UUID, market: str, seller: str, own: bool = False) -> None:
    """Open the list of papers that the market of registration asks of this kind of keeper; `own`: of one that registers the
    car itself. Opened again: nothing changes.

    Raises `NotFound`, markets' `UnknownMarket`.
    """
    row = seen(actor, keeper)[keeper]
    concerned(actor, deal)
    rules = {new_id(): rule for rule in needed(paper_list(market), keeper=PartyKind(row.kind), own=own)}
    rows = [
        {
            "id": identity,
            "deal": deal,
            "keeper": keeper,
            "market": market,
            "seller": seller,
            "kind": rule.kind,
            "gate": rule.gate,
            "supplier": rule.supplier,
            "state": PaperState.REQUIRED,
            "holder": rule.supplier,
            "hand_out": rule.hand_out,
            "at": now(),
        }
        for identity, rule in rules.items()
    ]
    fresh = set(insert_all(PaperRow, rows, unless="deal, keeper, kind"))
    if not fresh:
        return
    fact = PapersOpened(deal=deal, keeper=keeper, kinds=tuple(rules[one].kind for one in rules if one in fresh))
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
    changes nothing. Raises `NotFound`, `NotAllowed`, `PaperNotNeeded(paper)`, `PaperMoveRefused(paper, before, after)`,
    `PaperNumberMissing(paper)`.
    """
    of_keeper = where("deal = %s AND keeper = %s", deal, keeper) & of_visible(actor, "keeper")
    locked = every(PaperRow, of_keeper & ours(actor, "customer_paper"), order="kind", lock="FOR UPDATE")
    if not locked:
        seen(actor, keeper)
    rows = {row.kind: row for row in locked}
    moved: list[tuple[PaperRow, PaperStep, PaperDecision]] = []
    for step in steps:
        row = rows.get(step.paper)
        if row is None:
            raise PaperNotNeeded(paper=step.paper)
        decision = move(
            step,
            PaperState(row.state),
            PaperHolder(row.holder),
            row.place,
            supplier=PaperHolder(row.supplier),
            by=actor.kind,
        )
        if (decision.state, decision.holder, decision.place) != (row.state, row.holder, row.place):
            row.state, row.holder, row.place = decision.state, decision.holder, decision.place
            moved.append((row, step, decision))
    _save(actor, moved)
    for row, step, _ in moved:
        fact = PaperMoved(deal=deal, keeper=keeper, kind=step.paper, state=step.state)
        emit(fact, key=deal, market=row.market, seller=row.seller)


def _save(actor: Actor, moved: Sequence[tuple[PaperRow, PaperStep, PaperDecision]]) -> None:
    if not moved:
        return
    last = {row.id: n for n, (row, _, _) in enumerate(moved)}
    steps = [
        {
            "id": str(new_id()),
            "paper": str(row.id),
            "state": decision.state,
            "holder": decision.holder,
            "place": decision.place,
            "reference": step.reference,
            "last": last[row.id] == n,
        }
        for n, (row, step, decision) in enumerate(moved)
    ]
    tell(MOVE, [json.dumps(steps), now(), actor.subject, now()])
