"""The register of numbers, a page at a time, and whole for a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from murmelbahn.deal import queries as deals
from murmelbahn.kernel.actor import Actor
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.office.sellers import seller_names
from murmelbahn.showroom.terms.office import NumberLine, RegisterSheet, SeriesLine
from murmelbahn.value import queries as value
from murmelbahn.value.terms import InvoiceKind, NumberSeries, RegisterFilter, RegisterLine, SeriesPlace

PAGE = 50
TOGETHER = 500
"""Deals whose numbers are asked for at once."""


def register_sheet(actor: Actor, *, chosen: RegisterFilter, after: str = "") -> RegisterSheet:
    """A page of the chosen numbers in the order of their series. Raises `NotAllowed`, `BadInput` for a place that does not
    exist."""
    series = value.number_series(actor)
    place = SeriesPlace.parse(after) if after else None
    found = value.invoice_register(actor, chosen=chosen, after=place, limit=PAGE + 1)
    page = found[:PAGE]
    names = seller_names(one.seller for one in series)
    sums = value.register_sums(actor, chosen=chosen)
    kinds = {one.kind for one in series}
    return RegisterSheet(
        sellers=tuple(names.items()),
        kinds=tuple(kind for kind in InvoiceKind if kind in kinds),
        months=value.register_months(actor),
        series=tuple(SeriesLine(series=one, seller=names[one.seller]) for one in series if _fits(one, chosen)),
        lines=tuple(_lines(actor, page)),
        sums=sums,
        total=sum(one.documents for one in sums),
        after=str(page[-1].place) if len(found) > PAGE else "",
        first=not after,
    )


def register_lines(actor: Actor, *, chosen: RegisterFilter) -> Iterator[NumberLine]:
    """All chosen numbers, for a file. Raises `NotAllowed`."""
    found = value.invoice_register(actor, chosen=chosen)
    for place in range(0, len(found), TOGETHER):
        yield from _lines(actor, found[place : place + TOGETHER])


def _lines(actor: Actor, found: Sequence[RegisterLine]) -> Iterator[NumberLine]:
    wanted: set[UUID] = {one.deal for one in found if one.deal is not None}
    numbers = {one.id: one.number for one in deals.these(actor, deals=wanted)} if wanted else {}
    names = {one.agent: one.name for one in retail.agents(actor)} if any(one.agent for one in found) else {}
    for line in found:
        yield NumberLine(
            line=line,
            deal=numbers.get(line.deal, "") if line.deal else "",
            agent=names.get(line.agent, "") if line.agent else "",
        )


def _fits(series: NumberSeries, chosen: RegisterFilter) -> bool:
    """Whether any of a series may be among the chosen numbers: a gap of another year is no matter of this month."""
    return (
        chosen.seller in ("", series.seller)
        and chosen.kind in (None, series.kind)
        and (not chosen.month or chosen.month.startswith(str(series.year)))
    )
