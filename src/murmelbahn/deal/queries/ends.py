"""Whether a customer may withdraw today, and which other ends are whose to take."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import ChannelVerdict, NotDeclared
from murmelbahn.deal.queries.declaration import notices_of, words_of
from murmelbahn.deal.queries.default import default_cases
from murmelbahn.deal.queries.holds import Seen, see
from murmelbahn.deal.queries.leaving import facts_of
from murmelbahn.deal.queries.rows import parties_of, require
from murmelbahn.deal.rules import leaving as leave
from murmelbahn.deal.rules.claims import bounded
from murmelbahn.deal.rules.deciders import FINANCE, SELLER
from murmelbahn.deal.rules.letters.withdrawal import EFFECTS
from murmelbahn.deal.rules.moves import AFTER_ORDER, exits
from murmelbahn.deal.rules.turns import CLAIMED
from murmelbahn.deal.terms import Customer, End, EndAhead, Vehicle, WayOut, WithdrawalRight
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.markets import queries as markets
from murmelbahn.value import queries as value

DECIDED = (End.CANCELLED_BY_CONSENT, End.RESCINDED_BY_CUSTOMER, End.RESCINDED_BY_SELLER, End.ENDED_BY_MANUFACTURER)
"""Ends that a person of the seller takes, or notes for a customer who has the right to it."""
UNBUILT = (Vehicle.CHOSEN, Vehicle.ALLOCATED, Vehicle.SCHEDULED, Vehicle.FROZEN)


def withdrawal_right(actor: Actor, *, deal: UUID, language: str = "") -> WithdrawalRight:
    """The right as it stands today, with the words of the function. Raises `NotFound`, also before anything was ordered."""
    seen = see(actor, deal)
    row = seen.row
    verdict = _verdict(seen)
    rules = seen.market
    spoken, words = words_of(rules, language)
    entity = value.legal_entity(SYSTEM, seller=row.seller)
    refund_by = markets.withdrawal_refund_due(SYSTEM, market=rules.code, declared=seen.today)
    return WithdrawalRight(
        deal=row.id,
        open=_open(seen, verdict),
        until=row.withdrawal_until,
        reasons=tuple(one.code for one in verdict.reasons),
        language=spoken,
        button=words.withdrawal_button,
        confirm=words.withdrawal_confirm,
        consequences=notices_of(verdict, language=spoken, entity=entity, codes=EFFECTS),
        refund_by=refund_by,
        bring_back_by=refund_by if seen.at(Vehicle.HANDED_OVER) else None,
    )


def ways_out(actor: Actor, *, deal: UUID) -> tuple[WayOut, ...]:
    """The ends a customer may take by itself today: before the order it is bound to nothing, after it a car that stays away or a
    loan that does not come lets it go. Raises `NotFound`."""
    row = require(actor, deal)
    if row.end or row.closed:
        return ()
    return leave.ways_out(facts_of(Seen(row, parties_of([deal])[deal])))


def ends_ahead(actor: Actor, *, deal: UUID, fee: Money | None = None) -> tuple[EndAhead, ...]:
    """The ends of a contract that the actor, a named person of the seller, may take today, the one by consent with a `fee`;
    to others there are none. Raises `NotFound`, `ClaimOutside` for a fee above the contract's total."""
    row = require(actor, deal)
    if row.end or row.closed or actor.kind not in SELLER or Customer(row.customer) not in AFTER_ORDER:
        return ()
    seen = Seen(row, parties_of([deal])[deal])
    books = value.settled(SYSTEM, deal=deal)
    gross = seen.agreement.totals.gross
    claims = {
        End.RESCINDED_BY_SELLER: markets.lump_sum_damages(SYSTEM, market=row.market, gross=gross),
        End.CANCELLED_BY_CONSENT: bounded(fee, price=gross),
    }
    return tuple(
        EndAhead(
            end=one,
            received=books.receipts - books.refunds,
            claim=claims.get(one),
            registered=seen.at(Vehicle.REGISTERED),
            cases=default_cases(seen) if one is End.RESCINDED_BY_SELLER else (),
        )
        for one in (end.end for end in exits(Customer(row.customer)))
        if one in DECIDED and _possible(actor, seen, one)
    )


def _possible(actor: Actor, seen: Seen, end: End) -> bool:
    match end:
        case End.RESCINDED_BY_SELLER:
            return actor.kind in FINANCE and seen.at(*CLAIMED)
        case End.ENDED_BY_MANUFACTURER:
            return not seen.is_stock and seen.at(*UNBUILT)
        case _:
            return True


def _verdict(seen: Seen) -> ChannelVerdict:
    row = seen.row
    try:
        return customer.channel_of(SYSTEM, deal=row.id, market=row.market, consumer=row.customer_kind == "private")
    except NotDeclared:
        raise NotFound(kind="deal", id=row.id) from None


def _open(seen: Seen, verdict: ChannelVerdict) -> bool:
    """The move exists, the right exists, and the period is not over."""
    row = seen.row
    if row.end or End.WITHDRAWN not in {one.end for one in exits(Customer(row.customer))}:
        return False
    late = seen.at(Vehicle.HANDED_OVER) and (row.withdrawal_until is None or seen.today > row.withdrawal_until)
    return verdict.withdrawal_right and not late
