"""Money asked for and given back: invoices, damages, reminders, refunds."""

from __future__ import annotations

from murmelbahn.documents.rules.letter.frame import spaced
from murmelbahn.documents.rules.letter.model import Amounts, Block, Row
from murmelbahn.documents.rules.letter.money import bill_block, payment_block, total_block
from murmelbahn.documents.rules.letter.parts import bullets, plain, text, vehicle_block
from murmelbahn.documents.rules.letter.words import Words
from murmelbahn.documents.terms import (
    CORRECTING,
    SELF_BILLED,
    DamagesStatement,
    Detail,
    DocumentKind,
    Invoice,
    PaymentNotOwed,
    RefundNotice,
    Reminder,
    ValueLossStatement,
)
from murmelbahn.kernel.money import Money, total


def invoice(words: Words, kind: DocumentKind, paper: Invoice) -> tuple[Block, ...]:
    """Intro by kind, the car, the bill, what the law wants said, and how to pay."""
    corrected = corrected_by(words, paper)
    advances = any(line.advance is not None for line in paper.bill.lines)
    total_code = "total_back" if kind in CORRECTING else "total" if kind in SELF_BILLED else "total_due"
    total_code = "remainder" if advances and total_code == "total_due" else total_code
    return (
        text(words, str(kind), corrected=corrected),
        total_block(words, paper.bill, total_code),
        *((vehicle_block(words, paper.vehicle),) if paper.vehicle else ()),
        bill_block(words, paper.bill, total_code),
        plain(*legal_notes(words, kind, paper), paper.payment_terms),
        *((payment_block(words, paper.payment),) if paper.payment else ()),
    )


def corrected_by(words: Words, paper: Invoice) -> str:
    """The documents it corrects, each with its day."""
    return ", ".join(f"{one.number} ({words.date(one.issued_on)})" for one in paper.corrects)


def legal_notes(words: Words, kind: DocumentKind, paper: Invoice) -> tuple[str, ...]:
    """Sentences an invoice must carry; they stand in its XML too."""
    notes = []
    if paper.supply_on is not None:
        code = "supply_planned" if paper.supply_planned else "supply_done"
        if kind is DocumentKind.COMMISSION_CREDIT:
            code = "service_until"
        notes.append(words.say(f"letter.{code}", on=words.date(paper.supply_on)))
    if kind is DocumentKind.ADVANCE_INVOICE:
        notes.append(words.say("letter.advance_note"))
    if kind is DocumentKind.COMMISSION_CORRECTION:
        notes.append(words.say("letter.self_billed_back"))
    if kind is DocumentKind.COMMISSION_CREDIT:
        if corrected := corrected_by(words, paper):
            notes.append(words.say("letter.takes_back", corrected=corrected))
        notes.append(words.say("letter.self_billed"))
    return tuple(notes)


def damages_statement(words: Words, kind: DocumentKind, paper: DamagesStatement) -> tuple[Block, ...]:
    rows = [Row(text=words.say("letter.claim"), amount=words.figure(paper.amount))]
    rows += [Row(text=label, amount=words.figure(-amount)) for label, amount in paper.set_off]
    stays = paper.amount - total((amount for _, amount in paper.set_off), paper.amount.currency)
    column = words.say("letter.amount_in", currency=paper.amount.currency)
    return (
        text(words, "damages_statement"),
        *bullets(words, "grounds", paper.grounds),
        Amounts(
            heading="",
            columns=(words.say("letter.position"), column),
            rows=tuple(rows),
            sums=(),
            total=words.label("stays_open" if stays.amount >= 0 else "stays_yours", words.money(abs(stays))),
        ),
        text(words, "outside_vat"),
        *((payment_block(words, paper.payment),) if paper.payment else ()),
    )


def value_loss_statement(words: Words, kind: DocumentKind, paper: ValueLossStatement) -> tuple[Block, ...]:
    return (
        text(words, "value_loss_statement", amount=words.money(paper.amount)),
        *bullets(words, "grounds", paper.grounds),
        _kept(words, paper.paid, paper.kept, words.label("goes_back", words.money(paper.back))),
        text(words, "value_loss_outside_vat"),
        *((payment_block(words, paper.payment),) if paper.payment else ()),
    )


def _kept(words: Words, paid: Money, kept: tuple[tuple[str, Money], ...], rest: Detail) -> Amounts:
    """What was paid, and each part of it that does not go back."""
    return Amounts(
        heading="",
        columns=(words.say("letter.position"), words.say("letter.amount_in", currency=paid.currency)),
        rows=(
            Row(text=words.say("letter.paid"), amount=words.figure(paid)),
            *(Row(text=label, amount=words.figure(-amount)) for label, amount in kept),
        ),
        sums=(),
        total=rest,
    )


def reminder(words: Words, kind: DocumentKind, paper: Reminder) -> tuple[Block, ...]:
    due = paper.payment.due_on
    return (
        text(
            words,
            "reminder",
            number=paper.invoice.number,
            on=words.date(paper.invoice.issued_on),
            due=words.date(paper.was_due_on),
            open=words.money(paper.open),
            until=words.date(due) if due else "–",
        ),
        payment_block(words, paper.payment),
        plain(paper.interest, paper.consequence),
        text(words, "reminder_crossed"),
    )


def refund_notice(words: Words, kind: DocumentKind, paper: RefundNotice) -> tuple[Block, ...]:
    iban = spaced(paper.to_iban[:4] + "•" * (len(paper.to_iban) - 8) + paper.to_iban[-4:])
    shown = {"amount": words.money(paper.amount), "iban": iban, "on": words.date(paper.value_on)}
    items = (
        () if paper.paid is None else (_kept(words, paper.paid, paper.kept, words.label("refunded", shown["amount"])),)
    )
    return (text(words, "refund_notice", **shown), *bullets(words, "grounds", paper.grounds), *items)


def payment_not_owed(words: Words, kind: DocumentKind, paper: PaymentNotOwed) -> tuple[Block, ...]:
    shown = {"amount": words.money(paper.amount), "on": words.date(paper.received_on), "number": paper.reference}
    return (text(words, "payment_not_owed", **shown), *bullets(words, "consequences", paper.consequences))
