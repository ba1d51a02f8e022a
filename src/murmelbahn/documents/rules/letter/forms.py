"""A form to be signed by hand."""

from __future__ import annotations

from murmelbahn.documents.rules.letter.model import Block, Particulars, Text
from murmelbahn.documents.rules.letter.money import price_block
from murmelbahn.documents.rules.letter.parts import bullets, signatures, text, vehicle_block
from murmelbahn.documents.rules.letter.words import Words
from murmelbahn.documents.terms import DocumentKind, OrderForm


def order_form(words: Words, kind: DocumentKind, paper: OrderForm) -> tuple[Block, ...]:
    until = words.date(paper.valid_until)
    asked = (text(words, "form_advance", amount=words.money(paper.advance)),) if paper.advance else ()
    return (
        text(words, "order_form", seller=paper.letterhead.legal_name, days=paper.binding_days),
        Particulars(heading=words.say("letter.parties"), details=paper.parties),
        vehicle_block(words, paper.vehicle, words.label("delivery", paper.delivery), words.label("valid_until", until)),
        price_block(words, paper.bill, paper.addressee),
        *asked,
        _withdrawal(words, paper),
        *bullets(words, "grounds", paper.grounds),
        Text(heading=paper.conditions_heading, paragraphs=paper.conditions),
        text(words, "form_read"),
        *signatures(words, paper.signatures),
    )


def _withdrawal(words: Words, paper: OrderForm) -> Text:
    """Whether the signature can be taken back: for the place where it is given."""
    code = "form_withdrawal" if paper.withdrawal else "form_no_withdrawal"
    return Text(
        heading=words.say("letter.form_right"),
        paragraphs=tuple(words.say(f"letter.{code}").split("\n\n")),
    )
