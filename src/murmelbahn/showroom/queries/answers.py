"""Answers that somebody owes in a deal beside its steps: to a change, a smaller loan, a wish to leave, a proof."""

from __future__ import annotations

from collections.abc import Iterator

from murmelbahn.deal.terms import Customer, DealView, Mender, Role
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.showroom.queries.ahead import who
from murmelbahn.showroom.queries.lenders import SELLER
from murmelbahn.showroom.terms import Audience, ChangeCard, SmallerLoan, Todo, audience_of
from murmelbahn.ui.terms import Sentence
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ProofState

ORDERING = (Customer.LEAD, Customer.IDENTIFIED, Customer.OFFERED, Customer.ORDERED)
DECIDING = (ActorKind.NSC_SALES, ActorKind.NSC_FINANCE)
"""Who of the seller says whether a proof counts."""


def answers_due(
    actor: Actor,
    *,
    deal: DealView,
    change: ChangeCard | None,
    smaller: SmallerLoan | None,
    leaving: bool,
    endable: bool,
) -> Iterator[Todo]:
    """`leaving`: the customer asked to leave the contract and has no answer; `endable`: the reader may give it."""
    audience = audience_of(actor)
    voice = "you" if audience is Audience.CUSTOMER else "they"
    bound = bool({deal.party(Role.ORDERER), deal.party(Role.BUYER)} & actor.parties)

    def todo(code: str, mender: Mender, *, mine: bool, anchor: str = "", door: str = "") -> Todo:
        sentence = Sentence(f"showroom.todo.{code}.{voice}")
        return Todo(sentence=sentence, who=who(audience, mender), mine=mine, anchor=anchor, door=door)

    if change is not None and change.asked_by_maker:
        yield todo("answer_change", Mender.CUSTOMER, mine=bound and voice == "you", door="deal_change")
    if smaller is not None:
        yield todo("smaller", Mender.CUSTOMER, mine=smaller.decides or smaller.proves, anchor="funding")
    if leaving:
        yield todo("leaving", Mender.NSC_SALES, mine=endable and actor.kind in SELLER, anchor="leaving")
    if proof_waits(deal):
        yield todo("proof", Mender.NSC_SALES, mine=actor.kind in DECIDING, door="deal_discounts")


def proof_waits(deal: DealView) -> bool:
    """A discount is still to be confirmed: until then the price is the one without it."""
    early = deal.offer is not None and deal.customer in ORDERING and deal.end is None
    return early and any(one.state is ProofState.SHOWN for one in value.proofs_of(SYSTEM, deal=deal.id))
