"""Invoices that finance is to issue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.showroom.terms.sheets import Choice
from murmelbahn.value.terms import InvoiceKind, NumberSeries, RegisterLine, RegisterSum


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLine:
    """A deal whose turn the invoice is."""

    id: UUID
    number: str
    customer: str
    title: dict[str, str]
    market: str
    vehicle: str
    planned: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoicesSheet:
    """`later`: deals before the same gate that wait for somebody else first."""

    markets: tuple[Choice, ...]
    lines: tuple[InvoiceLine, ...]
    total: int
    later: int
    after: str
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLine:
    """A number of the register with the deal it belongs to, or the agent in whose name it was written, as people call them."""

    line: RegisterLine
    deal: str
    agent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesLine:
    """A series under the seller's name."""

    series: NumberSeries
    seller: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSheet:
    """The register of numbers: what can be chosen, the chosen series with their gaps, a page of numbers and what all chosen
    ones come to."""

    sellers: tuple[tuple[str, str], ...]
    kinds: tuple[InvoiceKind, ...]
    months: tuple[str, ...]
    series: tuple[SeriesLine, ...]
    lines: tuple[NumberLine, ...]
    sums: tuple[RegisterSum, ...]
    total: int
    after: str
    first: bool

    @property
    def gaps(self) -> bool:
        return any(one.series.missing for one in self.series)
