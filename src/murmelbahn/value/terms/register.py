"""The register of documents of money: every number of every series, and what it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import BadInput
from murmelbahn.value.terms.invoices import InvoiceKind


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """Where a page of the register ended: the series and the number within it."""

    seller: str
    kind: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.seller}~{self.kind}~{self.year}~{self.serial}"

    @classmethod
    def parse(cls, text: str) -> SeriesPlace:
        """The place that was written as text. Raises `BadInput`."""
        parts = text.split("~")
        numbers = [part for part in parts[2:] if part.isascii() and part.isdigit() and len(part) < 10]
        if len(parts) != 4 or len(numbers) != 2:
            raise BadInput(field="after", reason=text[:60])
        return cls(parts[0], parts[1], int(numbers[0]), int(numbers[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFilter:
    """Which numbers: of one seller, one kind of document, one month (`2026-11`); what is empty asks nothing."""

    seller: str = ""
    kind: InvoiceKind | None = None
    month: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One number. A correction takes back, so its amounts are negative; `other`: registration tax and fees passed on, which
    are neither net nor VAT. `corrects`: the number it takes back; `deal` is None for an agent's month, whose `agent` is named."""

    id: UUID
    market: str
    seller: str
    kind: InvoiceKind
    year: int
    serial: int
    number: str
    issued_on: date
    deal: UUID | None
    net: Money
    vat: Money
    other: Money
    gross: Money
    corrects: str
    agent: UUID | None = None

    @property
    def place(self) -> SeriesPlace:
        return SeriesPlace(self.seller, self.kind.value, self.year, self.serial)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSeries:
    """The numbers of one legal entity, kind and year: the last one given, how many documents there are, and the numbers under
    which there is none (the first of them): a gap that must not be."""

    market: str
    seller: str
    kind: InvoiceKind
    year: int
    last: int
    documents: int
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSum:
    """What the chosen numbers come to, in one currency. What the seller bills in its agents' names (`self_billed`) is its cost,
    and the VAT in it input tax: it is summed apart from the sales."""

    self_billed: bool
    documents: int
    net: Money
    vat: Money
    other: Money
    gross: Money
