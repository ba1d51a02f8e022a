"""Money on our accounts that belongs to no deal yet."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from murmelbahn.accounts import queries as accounts
from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import DealFilter
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import Actor
from murmelbahn.showroom.queries.money_sheet import ZONE
from murmelbahn.showroom.queries.office.choices import market_choices
from murmelbahn.showroom.queries.office.whose import whose
from murmelbahn.showroom.terms.office import EntryLine, Guess, MatchLine, PaymentsSheet
from murmelbahn.value import queries as value
from murmelbahn.value.terms import MatchedEntry

PAGE = 50
"""Oldest entries on the page: they are to become fewer, not to be paged."""
LAST = 10
"""Matches on the page; older ones are asked for by the number of their deal."""
FEW = 10
"""Deals of a car: one that went on, and those that ended before. And entries that may cancel another out."""


def payments_sheet(actor: Actor, *, market: str = "", number: str = "") -> PaymentsSheet:
    """Parked entries, each with deals it may belong to, and what was matched last or to the deal of a `number`: a fixed number
    of statements. Raises `NotAllowed`."""
    found = value.unmatched_entries(actor, on=clock.read().astimezone(ZONE).date())
    counted = Counter(one.market for one in found)
    ours = [one for one in found if market in ("", one.market)]
    page = ours[:PAGE]
    on_page = {one.id for one in page}
    suggested = [one for one in value.suggestions(actor) if one.entry in on_page] if page else []
    matched = _matched(actor, market=market, number=number)
    known = whose(actor, of={*(one.deal for one in suggested), *(one.deal for one in matched)})
    names = accounts.colleagues(actor, subjects={one.return_by for one in page if one.return_by})
    guesses: dict[UUID, list[Guess]] = {}
    for one in suggested:
        if one.deal in known:
            hints = tuple(f"value.hint.{hint}" for hint in one.hints)
            guess = Guess(deal=one.deal, number=known[one.deal].number, customer=known[one.deal].customer, hints=hints)
            guesses.setdefault(one.entry, []).append(guess)
    return PaymentsSheet(
        markets=market_choices(counted, total=len(found), chosen=market),
        lines=tuple(
            EntryLine(
                entry=one,
                guesses=tuple(guesses.get(one.id, ())),
                proposer=names.get(one.return_by, "") if one.return_by else "",
                own=one.return_by == actor.subject,
                partners=tuple(other for other in found if one.left and one.clears(other))[:FEW],
            )
            for one in page
        ),
        total=len(ours),
        more=len(ours) - len(page),
        matched=tuple(
            MatchLine(entry=one, number=known[one.deal].number, customer=known[one.deal].customer)
            for one in matched
            if one.deal in known
        ),
        asked=number,
    )


def _matched(actor: Actor, *, market: str, number: str) -> tuple[MatchedEntry, ...]:
    if not number:
        return value.matched_entries(actor, market=market, limit=LAST)
    deal = deal_by_number(actor, number=number)
    return () if deal is None else value.matched_entries(actor, deal=deal, limit=PAGE)


def deal_by_number(actor: Actor, *, number: str) -> UUID | None:
    """The one deal of exactly this number, or with this VIN, that the reader may see: a part of a number places no money."""
    wanted = number.strip().casefold()
    found = deals.deals(actor, chosen=DealFilter(text=number), limit=FEW) if wanted else ()
    exact = [one.id for one in found if wanted in (one.number.casefold(), one.vin.casefold())]
    return exact[0] if len(exact) == 1 else None
