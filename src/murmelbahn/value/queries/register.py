"""The register of numbers: by seller, series and month, with what every number stands for and whether one is missing."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import and_

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.rows import ALL, Where, where
from murmelbahn.kernel.sql import ask
from murmelbahn.value.queries.access import NATIONAL, require
from murmelbahn.value.rules.months import day_after
from murmelbahn.value.terms import (
    InvoiceKind,
    NumberSeries,
    RegisterFilter,
    RegisterLine,
    RegisterSum,
    SeriesPlace,
)

EVERYTHING = RegisterFilter()
SIGN = "CASE WHEN invoice.kind IN ('credit_note', 'claw_back') THEN -1 ELSE 1 END"
SELF_BILLED = "invoice.kind IN ('commission', 'claw_back')"
LINES = f"""
SELECT invoice.id, invoice.market, invoice.seller, invoice.kind, invoice.year, invoice.serial, invoice.number,
       invoice.issued_on, invoice.deal, invoice.currency, {SIGN} * invoice.net, {SIGN} * invoice.vat,
       {SIGN} * (invoice.regtax + invoice.passthrough), {SIGN} * invoice.gross, coalesce(corrected.number, ''),
       CASE WHEN {SELF_BILLED} THEN invoice.agent END
FROM value_invoice invoice LEFT JOIN value_invoice corrected ON corrected.id = invoice.corrects_id
WHERE {{chosen}} ORDER BY invoice.seller, invoice.kind, invoice.year, invoice.serial LIMIT %s
"""
SUMS = f"""
SELECT invoice.currency, {SELF_BILLED}, count(*), sum({SIGN} * invoice.net), sum({SIGN} * invoice.vat),
       sum({SIGN} * (invoice.regtax + invoice.passthrough)), sum({SIGN} * invoice.gross)
FROM value_invoice invoice WHERE {{chosen}} GROUP BY 1, 2 ORDER BY 1, 2
"""
SERIES = """
SELECT series.market, series.seller, series.kind, series.year, series.last, documents.counted,
       CASE WHEN series.last = documents.counted THEN ARRAY[]::integer[]
       ELSE ARRAY(SELECT n FROM generate_series(1, series.last) AS n WHERE NOT EXISTS
           (SELECT FROM value_invoice invoice WHERE (invoice.seller, invoice.kind, invoice.year, invoice.serial)
                = (series.seller, series.kind, series.year, n)) ORDER BY n LIMIT %s) END
FROM value_series series, LATERAL (SELECT count(*) AS counted FROM value_invoice invoice
    WHERE (invoice.seller, invoice.kind, invoice.year) = (series.seller, series.kind, series.year)) documents
WHERE {seen} ORDER BY series.seller, series.kind, series.year
"""
MONTHS = """
SELECT DISTINCT to_char(invoice.issued_on, 'YYYY-MM') AS issued FROM value_invoice invoice WHERE {seen} ORDER BY issued DESC
"""
SHOWN = 20
"""Missing numbers that are named of one series."""


def invoice_register(
    actor: Actor, *, chosen: RegisterFilter = EVERYTHING, after: SeriesPlace | None = None, limit: int | None = None
) -> tuple[RegisterLine, ...]:
    """The chosen numbers in the order of their series: all, or the page behind `after`. Raises `NotAllowed`."""
    condition = _chosen(actor, chosen)
    if after is not None:
        place = "(invoice.seller, invoice.kind, invoice.year, invoice.serial) > (%s, %s, %s, %s)"
        condition &= where(place, after.seller, after.kind, after.year, after.serial)
    rows = ask(LINES.format(chosen=condition.sql), [*condition.parameters, limit])
    return tuple(
        RegisterLine(
            id=identity,
            market=market,
            seller=seller,
            kind=InvoiceKind(kind),
            year=year,
            serial=serial,
            number=number,
            issued_on=issued_on,
            deal=deal,
            net=Money.of(net, currency),
            vat=Money.of(vat, currency),
            other=Money.of(other, currency),
            gross=Money.of(gross, currency),
            corrects=corrects,
            agent=agent,
        )
        for identity, market, seller, kind, year, serial, number, issued_on, deal, currency, net, vat, other, gross,
        corrects, agent in rows
    )  # fmt: skip


def register_sums(actor: Actor, *, chosen: RegisterFilter = EVERYTHING) -> tuple[RegisterSum, ...]:
    """What the chosen numbers come to, by currency: sales, and apart from them what is self-billed. Raises `NotAllowed`."""
    condition = _chosen(actor, chosen)
    return tuple(
        RegisterSum(
            self_billed=self_billed,
            documents=documents,
            net=Money.of(net, currency),
            vat=Money.of(vat, currency),
            other=Money.of(other, currency),
            gross=Money.of(gross, currency),
        )
        for currency, self_billed, documents, net, vat, other, gross in ask(
            SUMS.format(chosen=condition.sql), [*condition.parameters]
        )
    )


def number_series(actor: Actor) -> tuple[NumberSeries, ...]:
    """Every series the actor may see, with numbers that no document bears: there must be none. Raises `NotAllowed`."""
    seen = _seen(actor, "series")
    return tuple(
        NumberSeries(
            market=market,
            seller=seller,
            kind=InvoiceKind(kind),
            year=year,
            last=last,
            documents=documents,
            missing=tuple(missing),
        )
        for market, seller, kind, year, last, documents, missing in ask(
            SERIES.format(seen=seen.sql), [SHOWN, *seen.parameters]
        )
    )


def register_months(actor: Actor) -> tuple[str, ...]:
    """Months in which a number was given, the newest first. Raises `NotAllowed`."""
    seen = _seen(actor, "invoice")
    return tuple(month for (month,) in ask(MONTHS.format(seen=seen.sql), [*seen.parameters]))


def _chosen(actor: Actor, chosen: RegisterFilter) -> Where:
    conditions = [_seen(actor, "invoice")]
    if chosen.seller:
        conditions.append(where("invoice.seller = %s", chosen.seller))
    if chosen.kind is not None:
        conditions.append(where("invoice.kind = %s", chosen.kind.value))
    if chosen.month:
        first = date.fromisoformat(f"{chosen.month}-01")
        conditions.append(where("invoice.issued_on >= %s AND invoice.issued_on < %s", first, day_after(chosen.month)))
    return reduce(and_, conditions)


def _seen(actor: Actor, table: str) -> Where:
    require(actor, *NATIONAL, ActorKind.SYSTEM)
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return ALL
    return where(f"{table}.market = ANY(%s::text[])", sorted(actor.markets))
