"""Amounts on paper: lines, tax breakdown, totals, and how to pay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from murmelbahn.kernel.money import Money, Taxed


class PriceBasis(StrEnum):
    """Which figure of a line the market shows: DE list prices are gross, AT list prices are net."""

    GROSS = "gross"
    NET = "net"


class TaxCategory(StrEnum):
    """UNCL 5305 codes we use.

    `E` also carries registration tax and authority fees, with a reason: category O is refused beside S and beside
    the seller's VAT id (EN 16931 BR-O-02, BR-O-11).
    """

    STANDARD = "S"
    ZERO = "Z"
    EXEMPT = "E"
    REVERSE_CHARGE = "AE"
    INTRA_COMMUNITY = "K"
    EXPORT = "G"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceReference:
    """A preceding invoice (EN 16931 BG-3)."""

    number: str
    issued_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line. `amount` is net, tax and gross of the whole line; a reduction has a negative one.

    The tax of a line is informative, the tax of the paper is the breakdown's. `advance` marks the deduction of that
    advance invoice.
    """

    text: str
    amount: Taxed
    rate: Decimal
    """VAT rate in percent; 0 unless the category is standard."""
    category: TaxCategory = TaxCategory.STANDARD
    reason: str = ""
    """Why there is no VAT: required for every category but S and Z (BR-E-10)."""
    code: str = ""
    detail: str = ""
    advance: InvoiceReference | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxSubtotal:
    """One row of the VAT breakdown. `amount.tax` is the stored tax: it wins over base times rate."""

    category: TaxCategory
    rate: Decimal
    amount: Taxed
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """Lines with their breakdown and total. Freezing refuses one whose sums disagree (`SumsDisagree`)."""

    basis: PriceBasis
    lines: tuple[Line, ...]
    taxes: tuple[TaxSubtotal, ...]
    total: Taxed
    """net = all lines net (untaxed ones too), gross = what is to be paid."""

    @property
    def currency(self) -> str:
        return self.total.gross.currency


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentInstruction:
    """How to pay: payee exactly as the bank verifies the name, IBAN, reference; shown with an EPC QR code."""

    payee: str
    iban: str
    reference: str
    """ISO 11649 creditor reference (RF...) or plain text."""
    amount: Money
    due_on: date | None = None
    bic: str | None = None


def lines_by_tax(lines: Sequence[Line]) -> dict[tuple[TaxCategory, Decimal], list[Line]]:
    """Lines by category and rate, in the order in which these first appear."""
    found: dict[tuple[TaxCategory, Decimal], list[Line]] = {}
    for line in lines:
        found.setdefault((line.category, line.rate), []).append(line)
    return found


def bill_of(basis: PriceBasis, lines: Sequence[Line]) -> Bill:
    """The bill of lines that carry the stored tax to the cent: breakdown and total are their sums, nothing is computed.

    Advances come as negative lines, so what results is the remainder. Raises ValueError for no lines.
    """
    if not lines:
        raise ValueError("a bill has at least one line")
    taxes = tuple(
        TaxSubtotal(
            category=category,
            rate=rate,
            amount=_sum([line.amount for line in group]),
            reason="; ".join(dict.fromkeys(line.reason for line in group if line.reason)),
        )
        for (category, rate), group in lines_by_tax(lines).items()
    )
    return Bill(basis=basis, lines=tuple(lines), taxes=taxes, total=_sum([tax.amount for tax in taxes]))


def _sum(parts: Sequence[Taxed]) -> Taxed:
    whole = parts[0]
    for part in parts[1:]:
        whole += part
    return whole


def allocate_net(document_net: Money, gross: Sequence[Money]) -> tuple[Taxed, ...]:
    """Line amounts of a gross-priced paper: the paper's net is divided by the gross amounts without a lost cent."""
    nets = document_net.split([line.amount for line in gross])
    return tuple(Taxed(net, whole - net, whole) for net, whole in zip(nets, gross, strict=True))
