"""What every letter has around its text: mark, address, information block, greeting, footer."""

from __future__ import annotations

from murmelbahn.documents.rules.letter.model import Block, Letter, Signatures
from murmelbahn.documents.rules.letter.words import Words
from murmelbahn.documents.terms import Addressee, Detail, DocumentKind, Invoice, Letterhead, Paper

MARKS = frozenset({"corvane"})
"""Brands whose mark is shipped; every other gets the plain one."""


def frame(
    words: Words, kind: DocumentKind, number: str | None, paper: Paper, *, greeting: str, blocks: tuple[Block, ...]
) -> Letter:
    """The letter around its blocks."""
    sender = paper.letterhead
    title = words.say(f"document_kind.{kind}")
    brand = sender.brand or sender.legal_name
    return Letter(
        language=words.language,
        title=title,
        brand=brand,
        mark=f"{brand.lower() if brand.lower() in MARKS else 'plain'}.svg",
        sender_line=f"{sender.legal_name} · {sender.street} · {sender.postcode} {sender.city}",
        address=address(words, paper.addressee),
        info=information(words, number, paper),
        greeting=greeting,
        blocks=blocks,
        closing=closing(words, paper, blocks),
        notices=paper.notices,
        footer=footer(words, sender),
        page_word=words.say("letter.page"),
        issued_on=(paper.issued_on.year, paper.issued_on.month, paper.issued_on.day),
        attachment=words.say("letter.attachment"),
        running=f"{title} {number}" if number else title,
    )


def address(words: Words, who: Addressee) -> tuple[str, ...]:
    """Lines of the address field; the country only abroad."""
    abroad = words.country(who.country) if who.country != words.letterhead.country else ""
    lines = (who.name, who.addition, who.street, f"{who.postcode} {who.city}", abroad)
    return tuple(line for line in lines if line)


def information(words: Words, number: str | None, paper: Paper) -> tuple[Detail, ...]:
    """Number, date, deal, buyer's VAT id, on an invoice the buyer's own order number, and the person to turn to."""
    rows = [words.label("number", number or ""), words.label("date", words.date(paper.issued_on))]
    rows += [words.label("reference", paper.reference), words.label("your_vat_id", paper.addressee.vat_id or "")]
    if isinstance(paper, Invoice):
        rows.append(words.label("purchase_order", paper.purchase_order or ""))
    if paper.contact is not None:
        about = (paper.contact.name, paper.contact.outlet, paper.contact.phone, paper.contact.email)
        rows.append(words.label("contact", "\n".join(line for line in about if line)))
    return tuple(row for row in rows if row.value)


def greeting(words: Words, who: Addressee) -> str:
    """By name for a person, without for a company: nobody's title or gender is guessed."""
    return words.say("letter.greeting_plain") if company(who) else words.say("letter.greeting", name=who.name)


def company(who: Addressee) -> bool:
    """Whether a paper goes to a company: it has a number in a register."""
    return bool(who.vat_id or who.register)


def closing(words: Words, paper: Paper, blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Regards from the seller; an invoice has none, nor has a protocol that people sign."""
    if isinstance(paper, Invoice) or any(isinstance(block, Signatures) for block in blocks):
        return ()
    return (words.say("letter.regards"), paper.letterhead.legal_name)


def footer(words: Words, sender: Letterhead) -> tuple[tuple[str, ...], ...]:
    """Four columns: who, where registered, how to reach, where to pay."""
    directors = f"{words.say('letter.directors')}: {sender.directors}" if sender.directors else ""
    columns = (
        (sender.legal_name, sender.street, f"{sender.postcode} {sender.city}"),
        (sender.register, directors, f"{words.say('letter.vat_id')}: {sender.vat_id}"),
        (sender.phone, sender.email, sender.web),
        (f"IBAN {spaced(sender.iban)}", f"BIC {sender.bic}" if sender.bic else ""),
    )
    return tuple(tuple(line for line in column if line) for column in columns)


def spaced(iban: str) -> str:
    """In groups of four, unbroken."""
    return "\u00a0".join(iban[i : i + 4] for i in range(0, len(iban), 4))
