"""What value's own copies claim about a deal: pure arithmetic over what was read."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from murmelbahn.kernel.evidence import Claim
from murmelbahn.kernel.money import Money, total
from murmelbahn.value.terms import ContractTerms, InvoiceContent, PartyRef, Totals

STREAM = "value"
PARTS = ("net", "vat", "regtax", "passthrough", "gross")


def seal(source: str, recorded: str, computed: str) -> tuple[Claim, Claim]:
    """The hash written beside frozen bytes, and the hash the bytes have now."""
    return (
        Claim(STREAM, f"seal of {source}", f"{source} sha256", recorded),
        Claim(STREAM, f"seal of {source}", f"{source} bytes", computed),
    )


def totals(version: int, source: str, sums: Totals) -> tuple[Claim, ...]:
    """The parts of a version's total as one copy says them."""
    return tuple(Claim(STREAM, f"{part} v{version}", source, str(getattr(sums, part))) for part in PARTS)


def party(field: str, source: str, ref: PartyRef | None) -> tuple[Claim, ...]:
    return () if ref is None else (Claim("customer", field, source, f"{ref.party} v{ref.version}"),)


def of_terms(version: int, source: str, terms: ContractTerms) -> tuple[Claim, ...]:
    """What a frozen contract or offer says of price, parties and car; its lines must sum to its totals."""
    quote = terms.quote
    currency = quote.totals.gross.currency
    lines = total((line.gross for line in quote.lines), currency)
    return (
        *totals(version, source, quote.totals),
        Claim(STREAM, f"gross without registration tax v{version}", f"{source} lines", str(lines)),
        Claim(
            STREAM,
            f"gross without registration tax v{version}",
            f"{source} totals",
            str(quote.totals.gross - quote.totals.regtax),
        ),
        *party(f"buyer v{version}", source, terms.buyer),
        *party(f"invoice_recipient v{version}", source, terms.invoice_recipient),
        Claim("vehicle", f"car v{version}", source, terms.car),
    )


def of_invoice(content: InvoiceContent, columns: Totals, source: str, *, final: bool) -> tuple[Claim, ...]:
    """A document's bytes against its columns, its advances and, for a final invoice, the version it names."""
    currency = content.amounts.gross.currency
    advances = total((one.amounts.gross for one in content.advances), currency)
    claims: tuple[Claim, ...] = (
        *(
            Claim(STREAM, f"{part} of {source}", f"{source} bytes", str(getattr(content.amounts, part)))
            for part in PARTS
        ),
        *(Claim(STREAM, f"{part} of {source}", f"{source} row", str(getattr(columns, part))) for part in PARTS),
    )
    if final:
        claims = (
            *claims,
            *totals(content.version, source, content.full),
            *party(f"invoice_recipient v{content.version}", source, content.recipient),
            Claim(STREAM, f"remainder of {source}", f"{source} stated", str(content.amounts.gross)),
            Claim(STREAM, f"remainder of {source}", f"{source} computed", str(content.full.gross - advances)),
        )
    return claims


def of_sum(field: str, one: tuple[str, Money], other: tuple[str, Money]) -> tuple[Claim, Claim]:
    """Two figures that must be the same amount."""
    return Claim(STREAM, field, one[0], str(one[1])), Claim(STREAM, field, other[0], str(other[1]))


def money(amounts: Iterable[Decimal], currency: str) -> Money:
    return Money(sum(amounts, Decimal(0)), currency)
