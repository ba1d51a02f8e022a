"""Lenders by name, and what one agreed to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from uuid import UUID

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import DealView, Role
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.names import party_names
from murmelbahn.showroom.terms import GateCard, LenderAgain, LenderLine, LessorCard, SmallerLoan
from murmelbahn.ui.files import read_toml
from murmelbahn.value import queries as value
from murmelbahn.value.terms import LENT, Commitment, CommitmentState, LapseReason

LENDERS = Path(__file__).resolve().parent.parent / "data" / "lenders.toml"
SMALLER = ".approval_smaller"
UNBOUND = (".approval_differs", ".approval_missing", SMALLER, ".funding_missing")
"""Holds behind which a lender's word may be missing."""
UNSECURED = ".not_secured"
"""A hold behind which a lender's word may be missing that was given once."""
SELLER = (ActorKind.NSC_SALES, ActorKind.NSC_FINANCE)


@cache
def lenders_in(market: str) -> tuple[LenderLine, ...]:
    """Who can be asked in a market."""
    known = read_toml(LENDERS)
    return tuple(LenderLine(**one) for one in known.get(market, ()))


def lender_name(market: str, code: str) -> str:
    """The name a lender goes under; its code where the market does not know it (any more)."""
    return next((one.name for one in lenders_in(market) if one.code == code), code)


def names_in(actor: Actor, *, deal: DealView) -> dict[UUID, str]:
    """Names of everybody in a deal whom the reader may see; a lessor that has stepped in goes under the lender's name."""
    names = party_names(actor, parties={one.party for one in deal.parties})
    if deal.leased and not deal.waits_for_lessor and deal.party(Role.BUYER) not in names:
        found = if_there(lambda: deals.funding_of(actor, deal=deal.id))
        names[deal.party(Role.BUYER)] = lender_name(deal.market, found.lender) if found else ""
    return names


def lessor_card(actor: Actor, *, deal: DealView) -> LessorCard | None:
    """The lessor that a lease waits for; none where there is nothing to wait for."""
    if not deal.waits_for_lessor or deal.end is not None:
        return None
    found = if_there(lambda: deals.funding_of(actor, deal=deal.id))
    if found is None:
        return None
    known = value.lender_party(actor, seller=deal.seller, lender=found.lender) is not None
    return LessorCard(name=lender_name(deal.market, found.lender), known=known, steps=actor.kind in SELLER)


def smaller_loan(actor: Actor, *, deal: DealView, gates: Sequence[GateCard]) -> SmallerLoan | None:
    """What was approved, where a gate says that it is less than was asked for."""
    if not any(hold.sentence.code.endswith(SMALLER) for card in gates for hold in card.holds):
        return None
    found = if_there(lambda: deals.funding_of(actor, deal=deal.id))
    if found is None or found.commitment is None:
        return None
    bound = {deal.party(Role.ORDERER), deal.party(Role.BUYER)}
    return SmallerLoan(
        commitment=found.commitment,
        lender=lender_name(deal.market, found.lender),
        approved=found.approved,
        missing=found.missing,
        total=found.total,
        decides=actor.kind is ActorKind.CUSTOMER and bool(bound & actor.parties),
        proves=actor.kind in SELLER,
    )


def lender_again(actor: Actor, *, deal: DealView, gates: Sequence[GateCard]) -> LenderAgain | None:
    """The contract's lender, where a gate is held because its word is missing, has lapsed or is for another amount."""
    codes = [hold.sentence.code for card in gates for hold in card.holds]
    if not any(code.endswith((*UNBOUND, UNSECURED)) for code in codes):
        return None
    answers = if_there(lambda: value.commitments(actor, deal=deal.id)) or ()
    if not answers and not any(code.endswith(UNBOUND) for code in codes):
        return None
    found = if_there(lambda: deals.funding_of(actor, deal=deal.id))
    if found is None or found.kind not in LENT:
        return None
    standing = next((one for one in answers if one.id == found.commitment), None)
    short = standing is not None and _ends_before(standing.valid_until, deal.planned_handover)
    if standing is not None and not found.missing and not short:
        return None
    gone = [one.lapse for one in answers if one.lapse]
    own = [one for one in answers if one.lender == found.lender and one.asked == found.borrowed]
    last = (own or list(answers))[-1:]
    bound = {deal.party(Role.ORDERER), deal.party(Role.BUYER)}
    return LenderAgain(
        lender=lender_name(deal.market, found.lender),
        state=_answered(last[0], short=short) if own and last else "lapsed" if last else "",
        why=f"showroom.lender.lapsed.{_why(gone[-1] if gone else None)}",
        amount=found.borrowed,
        asks=bool(bound & actor.parties) if actor.kind is ActorKind.CUSTOMER else True,
    )


def _why(lapse: LapseReason | None) -> str:
    """The reason that a reader is told; one that ended, or was replaced, is simply over."""
    return lapse.value if lapse in (LapseReason.PARTY, LapseReason.CAR, LapseReason.AMOUNT) else "over"


def _ends_before(until: date | None, handover: date | None) -> bool:
    return until is not None and handover is not None and until < handover


def _answered(last: Commitment, *, short: bool) -> str:
    """How the last answer stands; an approval that ends before the handover is as good as lapsed."""
    return "lapsed" if short and last.state is CommitmentState.APPROVED else last.state.value
