"""Taxes by month, with the days on which they are due."""

from __future__ import annotations

from dataclasses import replace

from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import Actor
from murmelbahn.showroom.queries.money_sheet import ZONE
from murmelbahn.showroom.queries.office.sellers import seller_names
from murmelbahn.showroom.terms.office import TaxesSheet
from murmelbahn.value import queries as value


def taxes_sheet(actor: Actor, *, year: int | None = None) -> TaxesSheet:
    """VAT and registration tax of a year (this one unless named), newest month first. Raises `NotAllowed`."""
    today = clock.read().astimezone(ZONE).date()
    shown = year or today.year
    months = value.tax_months(actor, first=f"{shown:04d}-01", last=f"{shown:04d}-12")
    names = seller_names(one.seller for one in months)
    return TaxesSheet(
        year=shown,
        years=tuple(sorted({today.year - 1, today.year, today.year + 1, shown})),
        months=tuple(
            replace(one, seller=names[one.seller])
            for one in sorted(months, key=lambda one: (one.month, one.market, one.seller), reverse=True)
        ),
        today=today,
    )
