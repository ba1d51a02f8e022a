"""What value's own copies claim about a deal across the streams: totals, parties and car, by contract version."""

from __future__ import annotations

from murmelbahn.kernel.evidence import Claim
from murmelbahn.kernel.money import Money, total
from murmelbahn.value.terms import ContractTerms, InvoiceContent, PartyRef, Totals

STREAM = "value"
PARTS = ("net", "vat", "regtax", "passthrough", "gross")


def totals(version: int, source: str, sums: Totals) -> tuple[Claim, ...]:
    """The parts of a version's total as one copy says them."""
    return tuple(Claim(STREAM, f"{part} v{version}", source, str(getattr(sums, part))) for part in PARTS)


def gross(version: int, source: str, amount: Money) -> Claim:
    return Claim(STREAM, f"gross v{version}", source, str(amount))


def party(field: str, source: str, ref: PartyRef | None) -> tuple[Claim, ...]:
    return () if ref is None else (Claim("customer", field, source, f"{ref.party} v{ref.version}"),)


def of_terms(version: int, source: str, terms: ContractTerms) -> tuple[Claim, ...]:
    """What a frozen contract or offer says of price, parties and car; its lines must sum to its totals."""
    sums = terms.quote.totals
    lines = total((line.gross for line in terms.quote.lines), sums.gross.currency)
    field = f"gross without registration tax v{version}"
    return (
        *totals(version, source, sums),
        Claim(STREAM, field, f"{source} lines", str(lines)),
        Claim(STREAM, field, f"{source} totals", str(sums.gross - sums.regtax)),
        *party(f"buyer v{version}", source, terms.buyer),
        *party(f"invoice_recipient v{version}", source, terms.invoice_recipient),
        Claim("vehicle", f"car v{version}", source, terms.car),
    )


def of_final_invoice(content: InvoiceContent) -> tuple[Claim, ...]:
    """A final invoice names its version at full value; what it claims is that less its stored advances."""
    source = f"value.invoice {content.number}"
    advances = total((one.amounts.gross for one in content.advances), content.amounts.gross.currency)
    return (
        *totals(content.version, source, content.full),
        *party(f"invoice_recipient v{content.version}", source, content.recipient),
        Claim(STREAM, f"remainder of {source}", f"{source} stated", str(content.amounts.gross)),
        Claim(STREAM, f"remainder of {source}", f"{source} computed", str(content.full.gross - advances)),
    )
