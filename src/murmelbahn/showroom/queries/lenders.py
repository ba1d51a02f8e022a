"""Lenders by name, and what one agreed to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import DealView, Role
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.terms import GateCard, LenderLine, SmallerLoan
from murmelbahn.ui.files import read_toml

LENDERS = Path(__file__).resolve().parent.parent / "data" / "lenders.toml"
SMALLER = ".approval_smaller"
SELLER = (ActorKind.NSC_SALES, ActorKind.NSC_FINANCE)


@cache
def lenders_in(market: str) -> tuple[LenderLine, ...]:
    """Who can be asked in a market."""
    known = read_toml(LENDERS)
    return tuple(LenderLine(**one) for one in known.get(market, ()))


def lender_name(market: str, code: str) -> str:
    """The name a lender goes under; its code where the market does not know it (any more)."""
    return next((one.name for one in lenders_in(market) if one.code == code), code)


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
