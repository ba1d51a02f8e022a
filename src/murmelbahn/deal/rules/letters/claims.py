"""Claims beside the price, and money given back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from murmelbahn.deal.rules.letters.frame import Frame
from murmelbahn.deal.rules.letters.payment import payment
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.deal.terms import EndMoney
from murmelbahn.documents.terms import (
    DamagesStatement,
    InvoiceReference,
    PaymentNotOwed,
    RefundNotice,
    Reminder,
    ValueLossStatement,
)
from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import InvoiceContent, LegalEntity

SHOWN = 4
"""Characters of an account number left readable at each end."""


class Refunded(Protocol):
    """What is needed of a refund: an amount and the account it went to."""

    @property
    def amount(self) -> Money: ...

    @property
    def creditor_iban(self) -> str: ...


def damages_statement(
    w: Wording, frame: Frame, content: InvoiceContent, *, entity: LegalEntity, withheld: Money, set_off: Money
) -> DamagesStatement:
    """Outside VAT. `withheld` was kept from money owed back, `set_off` from an advance."""
    amount = content.amounts.gross
    taken = tuple(
        (w.letter(f"set_off.{code}"), part) for code, part in (("withheld", withheld), ("held", set_off)) if part
    )
    return DamagesStatement(
        **frame.common,
        grounds=(w.say(f"value.damages_kind.{content.reason}"), w.letter(f"damages.{content.reason}")),
        amount=amount,
        set_off=taken,
        payment=payment(
            entity,
            reference=content.payment_reference,
            amount=amount - withheld - set_off,
            due_on=content.due_on,
        ),
    )


def value_loss_statement(
    w: Wording, frame: Frame, content: InvoiceContent, *, entity: LegalEntity, withheld: Money, money: EndMoney
) -> ValueLossStatement:
    """Compensation for the loss of value of a withdrawn car: `withheld` of it was kept from what was paid."""
    amount = content.amounts.gross
    return ValueLossStatement(
        **frame.common,
        grounds=(w.letter(f"damages.{content.reason}"),),
        amount=amount,
        paid=money.paid,
        kept=tuple((w.say(one.code), one.amount) for one in money.kept),
        back=money.back + money.refunded,
        payment=payment(entity, reference=content.payment_reference, amount=amount - withheld, due_on=content.due_on),
    )


def reminder(
    w: Wording,
    frame: Frame,
    content: InvoiceContent,
    *,
    entity: LegalEntity,
    still_open: Money,
    grace_until: date,
    keeps_car: bool,
) -> Reminder:
    """A friendly reminder with a period of grace. Interest is named, never silently charged. `keeps_car`: the car waits
    for this money. Raises ValueError when nothing is open.
    """
    how = payment(entity, reference=content.payment_reference, amount=still_open, due_on=grace_until)
    if how is None:
        raise ValueError("a reminder claims something")
    return Reminder(
        **frame.common,
        invoice=InvoiceReference(number=content.number, issued_on=content.issued_on),
        was_due_on=content.due_on or content.issued_on,
        open=still_open,
        payment=how,
        interest=w.letter("reminder.interest", day=w.day(grace_until)),
        consequence=w.letter("reminder.consequence") if keeps_car else "",
    )


def refund_notice(w: Wording, frame: Frame, refund: Refunded, *, paid_on: date, money: EndMoney | None) -> RefundNotice:
    """To the account from which was paid; the number is masked before it is frozen. `money`: of a contract that has ended, what
    was paid and kept is said with it."""
    return RefundNotice(
        **frame.common,
        amount=refund.amount,
        to_iban=masked(refund.creditor_iban),
        value_on=paid_on,
        grounds=(w.letter("refund.ground", number=frame.reference),),
        paid=money.paid if money else None,
        kept=tuple(_not_in(w, money, refund.amount)) if money else (),
    )


def _not_in(w: Wording, money: EndMoney, refund: Money) -> Iterator[tuple[str, Money]]:
    """What of the money paid is not in a refund, each part by its name."""
    yield from ((w.say(one.code), one.amount) for one in money.kept)
    for code, amount in (("deal.kept.refunded", money.refunded - refund), ("deal.kept.still", money.back)):
        if amount.amount > 0:
            yield w.say(code), amount


def payment_not_owed(w: Wording, frame: Frame, amount: Money, *, received_on: date) -> PaymentNotOwed:
    """Money for a deal that is over."""
    return PaymentNotOwed(
        **frame.common, amount=amount, received_on=received_on, consequences=(w.letter("consequence.no_effort"),)
    )


def masked(iban: str) -> str:
    """Country, check digits and the last four; the rest as dots: "DE02 •••• 2051" without the blanks."""
    return iban[:SHOWN] + "•" * (len(iban) - 2 * SHOWN) + iban[-SHOWN:]
