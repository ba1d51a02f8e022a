"""Unpaid claims by age."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money, total
from murmelbahn.showroom.queries.money_sheet import ZONE
from murmelbahn.showroom.queries.office.choices import market_choices
from murmelbahn.showroom.queries.office.sellers import seller_names
from murmelbahn.showroom.queries.office.whose import NOBODY, whose
from murmelbahn.showroom.terms.office import AgeRow, ClaimLine, ClaimsSheet
from murmelbahn.value import queries as value
from murmelbahn.value.terms import Age, AgedClaims, ClaimPlace, InvoiceKind, OpenItem

PAGE = 50
GRACE = timedelta(days=7)
"""A reminder gives a week unless a person says otherwise."""


def claims_sheet(actor: Actor, *, market: str = "", age: Age | None = None, after: str = "") -> ClaimsSheet:
    """Sums by seller and age, and a page of claims. Raises `NotAllowed`, `BadInput` for a place that does not exist."""
    today = clock.read().astimezone(ZONE).date()
    aged = value.aged_claims(actor, on=today)
    place = ClaimPlace.parse(after) if after else None
    found = value.open_items(actor, on=today, market=market, age=age, after=place, limit=PAGE + 1)
    page = found[:PAGE]
    known = whose(actor, of={one.deal for one in page})
    others = value.others_open_of(actor, deals=[one.deal for one in page if _late_final(one)])
    names = seller_names(dict.fromkeys(one.seller for one in aged))
    counted: dict[str, int] = {}
    for one in aged:
        counted[one.market] = counted.get(one.market, 0) + one.claims
    return ClaimsSheet(
        ages=tuple(Age),
        rows=tuple(_row(aged, seller, name) for seller, name in names.items()),
        markets=market_choices(counted, total=sum(counted.values()), chosen=market),
        lines=tuple(
            ClaimLine(
                item=one,
                number=known.get(one.deal, NOBODY).number,
                customer=known.get(one.deal, NOBODY).customer,
                grace=today + GRACE,
                lent=_late_final(one) and one.deal in others and one.open <= others[one.deal],
            )
            for one in page
        ),
        after=str(page[-1].place) if len(found) > PAGE else "",
        first=not after,
    )


def _late_final(item: OpenItem) -> bool:
    """Of such a claim is said whether others pay all of it: a bank at any time, a lessor before the handover."""
    return item.days_late > 0 and item.kind is InvoiceKind.FINAL


def _row(aged: Sequence[AgedClaims], seller: str, name: str) -> AgeRow:
    own = {one.age: one for one in aged if one.seller == seller}
    first = next(iter(own.values()))
    nothing = Money.zero(first.open.currency)
    cells = tuple((age, own[age].claims, own[age].open) if age in own else (age, 0, nothing) for age in Age)
    return AgeRow(
        market=first.market,
        seller=name,
        ages=cells,
        claims=sum(n for _, n, _ in cells),
        open=total((amount for *_, amount in cells), first.open.currency),
    )
