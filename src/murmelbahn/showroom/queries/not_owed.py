"""Money that arrived when a deal was over: settled or ended. Nobody owes it, so it goes back."""

from __future__ import annotations

from dataclasses import replace

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import DealView, Step
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.money import Money, total
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.terms import Head, NotOwed, Returning, figures
from murmelbahn.ui.terms import Sentence
from murmelbahn.value import queries as value
from murmelbahn.value.terms import RefundState, Settled

ARRIVED = "story.deal.payment.not_owed"


def books_of(deal: DealView) -> Settled | None:
    """How the accounts of a deal stand; none before its first offer. The deal itself was judged visible before."""
    return if_there(lambda: value.settled(SYSTEM, deal=deal.id)) if deal.offer is not None else None


def held_in(books: Settled | None) -> Money | None:
    """What arrived for a deal and met no claim."""
    return books.unallocated if books is not None and books.unallocated.amount > 0 else None


def not_owed(actor: Actor, *, deal: DealView, books: Settled | None) -> NotOwed | None:
    """What nobody owes of a deal that is over, and how far it is on its way back."""
    held = held_in(books) if deal.closed or deal.end is not None else None
    if held is None:
        return None
    amount = held if deal.closed else min(held, _arrived(deals.story(actor, deal=deal.id), held.currency))
    if not amount:
        return None
    open_ones = [one for one in value.refunds_of(SYSTEM, deal=deal.id) if one.state.under_way]
    waiting = [one for one in open_ones if one.state is RefundState.PROPOSED]
    if total((one.amount for one in open_ones), held.currency) < held:
        return NotOwed(amount=amount, stage=Returning.PROPOSE)
    if waiting:
        own = all(one.proposed_by == actor.subject for one in waiting)
        return NotOwed(amount=amount, stage=Returning.RELEASE, own=own)
    return NotOwed(amount=amount, stage=Returning.AT_BANK)


def _arrived(steps: tuple[Step, ...], currency: str) -> Money:
    return total((figures(step.detail)["amount"] for step in steps if step.code == ARRIVED), currency)


def with_money(head: Head, over: NotOwed | None) -> Head:
    """A deal for which money is to go back is not done, whatever its end."""
    return replace(head, standing=Sentence("showroom.standing.not_owed")) if over else head
