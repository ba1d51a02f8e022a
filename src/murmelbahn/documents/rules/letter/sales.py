"""From the offer to the car standing ready."""

from __future__ import annotations

from murmelbahn.documents.rules.letter.model import Amounts, Block, Row
from murmelbahn.documents.rules.letter.money import payment_block, price_block
from murmelbahn.documents.rules.letter.parts import bullets, text, vehicle_block
from murmelbahn.documents.rules.letter.words import Words
from murmelbahn.documents.terms import (
    Change,
    CollectionReminder,
    DocumentKind,
    Offer,
    OrderConfirmation,
    OrderReceipt,
    ReadinessNotice,
)


def offer(words: Words, kind: DocumentKind, paper: Offer) -> tuple[Block, ...]:
    until = words.date(paper.valid_until)
    return (
        text(words, "offer" if paper.binding else "offer_estimate", until=until, car=paper.vehicle.name),
        *((text(words, "offer_law_until", on=words.date(paper.law_until)),) if paper.law_until else ()),
        vehicle_block(words, paper.vehicle, words.label("delivery", paper.delivery), words.label("valid_until", until)),
        price_block(words, paper.bill, paper.addressee),
    )


def order_receipt(words: Words, kind: DocumentKind, paper: OrderReceipt) -> tuple[Block, ...]:
    said = {"delivery": paper.delivery, "paid_by": paper.paid_by}
    asked = (text(words, "form_advance", amount=words.money(paper.advance)),) if paper.advance else ()
    return (
        text(words, "order_receipt", at=words.time(paper.ordered_at), until=words.date(paper.answer_by)),
        vehicle_block(words, paper.vehicle, *(words.label(code, shown) for code, shown in said.items() if shown)),
        price_block(words, paper.bill, paper.addressee),
        *asked,
    )


def order_confirmation(words: Words, kind: DocumentKind, paper: OrderConfirmation) -> tuple[Block, ...]:
    asked = (text(words, "advance_asked"), payment_block(words, paper.advance)) if paper.advance else ()
    lent, until = paper.subject_to_finance, paper.finance_until
    return (
        text(words, "order_confirmation", on=words.date(paper.accepted_on), car=paper.vehicle.name),
        *((text(words, "subject_to_finance", amount=words.money(lent)),) if lent else ()),
        *((text(words, "finance_until", until=words.date(until)),) if until else ()),
        vehicle_block(words, paper.vehicle, words.label("delivery", paper.delivery)),
        price_block(words, paper.bill, paper.addressee),
        *asked,
    )


def readiness_notice(words: Words, kind: DocumentKind, paper: ReadinessNotice) -> tuple[Block, ...]:
    until = words.date(paper.collect_until)
    return (
        text(words, "readiness_notice", on=words.date(paper.ready_on), until=until, place=paper.place),
        vehicle_block(words, paper.vehicle, words.label("place", paper.place), words.label("collect_until", until)),
        *bullets(words, "bring", paper.bring),
        *((payment_block(words, paper.payment),) if paper.payment else ()),
    )


def collection_reminder(words: Words, kind: DocumentKind, paper: CollectionReminder) -> tuple[Block, ...]:
    until = words.date(paper.grace_until)
    return (
        text(words, "collection_reminder", was=words.date(paper.was_until), until=until, place=paper.place),
        vehicle_block(words, paper.vehicle, words.label("place", paper.place), words.label("collect_until", until)),
        text(words, "collection_consequence", until=until),
    )


def change(words: Words, kind: DocumentKind, paper: Change) -> tuple[Block, ...]:
    difference = paper.total_after - paper.total_before
    asked = (text(words, "change_until", until=words.date(paper.answer_by)),) if paper.answer_by else ()
    currency = difference.currency
    rows = [Row(text=one.text, before=words.figure(one.before), amount=words.figure(one.after)) for one in paper.items]
    rows.append(
        Row(
            text=words.say("letter.total"),
            before=words.figure(paper.total_before),
            amount=words.figure(paper.total_after),
        )
    )
    columns = (words.say("letter.position"), words.say("letter.before", currency=currency))
    return (
        text(words, str(kind), old=paper.from_version, new=paper.to_version),
        *asked,
        vehicle_block(words, paper.vehicle),
        Amounts(
            heading="",
            columns=(*columns, words.say("letter.after", currency=currency)),
            rows=tuple(rows),
            sums=(),
            total=words.label("difference", words.money(difference)),
        ),
        *bullets(words, "consequences", paper.consequences),
    )
