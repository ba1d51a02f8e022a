"""What the typesetter is given: plain text in blocks, every amount and date already in words of the language."""

from __future__ import annotations

from dataclasses import dataclass, field

from murmelbahn.documents.terms import Detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    paragraphs: tuple[str, ...]
    heading: str = ""
    block: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    heading: str
    items: tuple[str, ...]
    block: str = "bullets"


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """Labels and values side by side; `title` is the car or the thing they belong to."""

    details: tuple[Detail, ...]
    heading: str = ""
    title: str = ""
    block: str = "particulars"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    text: str
    amount: str
    detail: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """The bill: rows, sums (the last one is the total), and the VAT breakdown as a small table."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    sums: tuple[Detail, ...]
    total: Detail
    breakdown: tuple[tuple[str, ...], ...] = ()
    """First row: column titles."""
    block: str = "amounts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    heading: str
    details: tuple[Detail, ...]
    qr: str = ""
    """SVG of the EPC QR code; empty where the scheme does not apply (another currency than the euro)."""
    hint: str = ""
    block: str = "payment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    role: str
    name: str
    signed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    heading: str
    places: tuple[Sign, ...]
    block: str = "signatures"


Block = Text | Bullets | Particulars | Amounts | Payment | Signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    language: str
    title: str
    brand: str
    mark: str
    """File name of the logo mark in the template's folder."""
    sender_line: str
    address: tuple[str, ...]
    info: tuple[Detail, ...]
    greeting: str
    blocks: tuple[Block, ...]
    closing: tuple[str, ...]
    notices: tuple[str, ...]
    footer: tuple[tuple[str, ...], ...]
    page_word: str
    issued_on: tuple[int, int, int]
    attachment: str = ""
    """Description of the attached XML."""
    running: str = field(default="")
    """Title and number for the head of the following pages."""
