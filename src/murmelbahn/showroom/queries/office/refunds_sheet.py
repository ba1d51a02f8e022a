"""Money on its way back, and money that could go back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from murmelbahn.accounts import queries as accounts
from murmelbahn.deal import queries as deals
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.showroom.queries.head import head_of
from murmelbahn.showroom.queries.office.whose import NOBODY, Whose, whose
from murmelbahn.showroom.terms.office import HeldLine, OwedLine, ProposeSheet, RefundLine, RefundsSheet
from murmelbahn.value import queries as value
from murmelbahn.value.terms import HeldMoney, OpenRefund, OwedBack, RefundState

MAY_DROP = (ActorKind.NSC_FINANCE, ActorKind.OPERATOR)
"""Who may take back what somebody else has proposed."""
PAID = 20
"""Newest paid refunds on the page."""


def refunds_sheet(actor: Actor) -> RefundsSheet:
    """Who waits for whom: a fixed number of statements. Raises `NotAllowed`."""
    waiting, ordered = (
        value.refunds(actor, state=RefundState.PROPOSED),
        value.refunds(actor, state=RefundState.APPROVED),
    )
    paid = value.refunds(actor, state=RefundState.PAID, limit=PAID)
    held = [one for one in value.held_money(actor) if one.free]
    owed = value.owed_back(actor)
    every = [*waiting, *ordered, *paid]
    known = whose(actor, of={one.deal for one in every} | {one.deal for one in held} | {one.deal for one in owed})
    people = _people(actor, every)

    def lines(found: Sequence[OpenRefund]) -> tuple[RefundLine, ...]:
        return tuple(_line(actor, one, known.get(one.deal, NOBODY), people) for one in found)

    def pressing(line: HeldLine | RefundLine) -> date:
        """What the law wants back by a day comes first; what no day presses stays in its order behind."""
        return line.refund_by or date.max

    return RefundsSheet(
        waiting=tuple(sorted(lines(waiting), key=pressing)),
        ordered=lines(ordered),
        paid=lines(paid),
        held=tuple(sorted((_held(one, known.get(one.deal, NOBODY)) for one in held), key=pressing)),
        owed=tuple(_owed(one, known.get(one.deal, NOBODY)) for one in owed),
    )


def propose_sheet(actor: Actor, *, deal: UUID) -> ProposeSheet:
    """What could go back of one deal, and to whom. Raises `NotFound`, `NotAllowed`."""
    view = deals.deal(actor, deal=deal)
    head = head_of(actor, deal=view)
    held = next((one.free for one in value.held_money(actor) if one.deal == deal), None)
    under_way = [one for one in value.refunds(actor) if one.deal == deal and one.state.under_way]
    people = _people(actor, under_way)
    told = Whose(view.number, head.customer, view.refund_by)
    return ProposeSheet(
        head=head,
        free=held,
        payers=value.payers(actor, deal=deal),
        ended=view.end is not None,
        under_way=tuple(_line(actor, one, told, people) for one in under_way),
    )


def _people(actor: Actor, refunds: Sequence[OpenRefund]) -> dict[UUID, str]:
    subjects = {one.proposed_by for one in refunds} | {one.approved_by for one in refunds if one.approved_by}
    return accounts.colleagues(actor, subjects=subjects)


def _held(held: HeldMoney, told: Whose) -> HeldLine:
    return HeldLine(held=held, number=told.number, customer=told.customer, refund_by=told.refund_by)


def _owed(owed: OwedBack, told: Whose) -> OwedLine:
    return OwedLine(owed=owed, number=told.number, customer=told.customer)


def _line(actor: Actor, refund: OpenRefund, told: Whose, people: Mapping[UUID, str]) -> RefundLine:
    return RefundLine(
        refund=refund,
        number=told.number,
        customer=told.customer,
        refund_by=told.refund_by,
        proposer=people.get(refund.proposed_by, ""),
        releaser=people.get(refund.approved_by, "") if refund.approved_by else "",
        own=refund.proposed_by == actor.subject,
        droppable=refund.proposed_by == actor.subject or actor.kind in MAY_DROP,
    )
