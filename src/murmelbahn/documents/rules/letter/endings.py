"""Handover, withdrawal, rescission: papers of acts."""

from __future__ import annotations

from murmelbahn.documents.rules.letter.model import Block, Particulars
from murmelbahn.documents.rules.letter.parts import bullets, plain, signatures, text, vehicle_block
from murmelbahn.documents.rules.letter.words import Words
from murmelbahn.documents.terms import (
    DocumentKind,
    HandoverProtocol,
    OrderLapse,
    OrderRefusal,
    Rescission,
    TakeoverConfirmation,
    WithdrawalNotice,
    WithdrawalReceipt,
)
from murmelbahn.kernel.money import Money


def handover_protocol(words: Words, kind: DocumentKind, paper: HandoverProtocol) -> tuple[Block, ...]:
    facts = (
        words.label("handed_over_at", words.time(paper.handed_over_at)),
        words.label("place", paper.place),
        words.label("odometer", words.say("letter.km", km=paper.odometer_km)),
        words.label("keys", str(paper.keys)),
        words.label("collector", f"{paper.collector} ({paper.identified_by})"),
    )
    return (
        text(words, "handover_protocol"),
        vehicle_block(words, paper.vehicle, *facts),
        *bullets(words, "handed_out", paper.handed_out),
        *bullets(words, "remarks", paper.remarks or (words.say("letter.no_remarks"),)),
        *signatures(words, paper.signatures),
    )


def takeover_confirmation(words: Words, kind: DocumentKind, paper: TakeoverConfirmation) -> tuple[Block, ...]:
    facts = [
        words.label("handed_over_at", words.time(paper.taken_over_at)),
        words.label("place", paper.place),
        words.label("keeper", paper.keeper),
        words.label("lender_reference", paper.lender_reference),
        words.label("amount", words.money(paper.amount)),
    ]
    if paper.invoice is not None:
        facts.append(words.label("invoice", f"{paper.invoice.number} ({words.date(paper.invoice.issued_on)})"))
    return (
        text(words, "takeover_confirmation"),
        vehicle_block(words, paper.vehicle, *facts),
        *signatures(words, paper.signatures),
    )


def withdrawal_notice(words: Words, kind: DocumentKind, paper: WithdrawalNotice) -> tuple[Block, ...]:
    if not paper.exists:
        return (text(words, "withdrawal_none"), *bullets(words, "grounds", paper.grounds))
    if paper.until is None:
        return (text(words, "withdrawal_exists"), *bullets(words, "grounds", paper.grounds))
    until = words.date(paper.until)
    return (text(words, "withdrawal_until", until=until), *bullets(words, "grounds", paper.grounds))


def withdrawal_receipt(words: Words, kind: DocumentKind, paper: WithdrawalReceipt) -> tuple[Block, ...]:
    at, by = words.time(paper.declared_at), words.date(paper.refund_by)
    return (
        text(words, "withdrawal_receipt", at=at, by=by)
        if paper.sent_on is None
        else text(words, "withdrawal_noted", sent=words.date(paper.sent_on), at=words.day(paper.declared_at), by=by),
        plain(_bring_back(words, paper)),
        *_declared(words, paper, at),
        vehicle_block(words, paper.vehicle),
    )


def _bring_back(words: Words, paper: WithdrawalReceipt) -> str:
    if paper.bring_back_by is None:
        return ""
    by = words.date(paper.bring_back_by)
    if not paper.return_to:
        return words.say("letter.bring_back", by=by)
    return words.say("letter.bring_back_to", by=by, place=paper.return_to)


def _declared(words: Words, paper: WithdrawalReceipt, at: str) -> tuple[Block, ...]:
    """The content of the declaration with date and time, on a durable medium (Directive 2011/83/EU art. 11a(4))."""
    if not paper.declaration:
        return ()
    facts = (
        words.label("declared", paper.declaration),
        words.label("declared_by", paper.addressee.name),
        words.label("declared_at", at),
    )
    return (Particulars(heading=words.say("letter.declaration"), details=facts),)


def rescission(words: Words, kind: DocumentKind, paper: Rescission) -> tuple[Block, ...]:
    who = "consent" if paper.by_consent else "seller" if paper.by_seller else "customer"
    return (
        text(words, f"rescission_by_{who}", on=words.date(paper.effective_on)),
        vehicle_block(words, paper.vehicle),
        *bullets(words, "grounds", paper.grounds),
        *bullets(words, "consequences", paper.consequences),
    )


def order_refusal(words: Words, kind: DocumentKind, paper: OrderRefusal) -> tuple[Block, ...]:
    return (
        text(words, "order_refusal", on=words.date(paper.refused_on)),
        vehicle_block(words, paper.vehicle),
        *bullets(words, "grounds", paper.grounds),
        *_back(words, paper.back),
        *bullets(words, "consequences", paper.consequences),
    )


def order_lapse(words: Words, kind: DocumentKind, paper: OrderLapse) -> tuple[Block, ...]:
    return (
        text(words, "order_lapse", on=words.date(paper.lapsed_on)),
        vehicle_block(words, paper.vehicle),
        *_back(words, paper.back),
        *bullets(words, "consequences", paper.consequences),
    )


def _back(words: Words, back: Money | None) -> tuple[Block, ...]:
    return (text(words, "order_refusal_back", back=words.money(back)),) if back else ()
