"""The right of withdrawal as it is for this deal, and the receipt of its use."""

from __future__ import annotations

from datetime import date, datetime

from murmelbahn.customer.terms import ChannelVerdict
from murmelbahn.deal.rules.letters.car import car
from murmelbahn.deal.rules.letters.frame import Frame
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.documents.terms import WithdrawalNotice, WithdrawalReceipt

FORM = ("withdrawal.consequences", "withdrawal.value_loss", "withdrawal.form")
"""What must be said where the right exists (Directive 2011/83/EU annex I): consequences, loss of value, model form."""


def withdrawal_notice(w: Wording, frame: Frame, verdict: ChannelVerdict, *, until: date | None) -> WithdrawalNotice:
    """For the channel by which this customer declared: whether there is a right, why, and until when if it runs."""
    sender = frame.letterhead
    address = f"{sender.legal_name}, {sender.street}, {sender.postcode} {sender.city}"
    notices = tuple(w.letter(code, seller=address) for code in FORM) if verdict.withdrawal_right else ()
    return WithdrawalNotice(
        **frame.with_notices(*notices).common,
        exists=verdict.withdrawal_right,
        grounds=tuple(w.say(one.code) for one in verdict.reasons),
        until=until if verdict.withdrawal_right else None,
    )


def withdrawal_receipt(
    w: Wording,
    frame: Frame,
    *,
    model: str,
    vin: str,
    declared_at: datetime,
    refund_by: date,
    bring_back_by: date | None,
) -> WithdrawalReceipt:
    """Receipt with date and time on a durable medium (Directive 2011/83/EU art. 11(3))."""
    return WithdrawalReceipt(
        **frame.common,
        vehicle=car(w, model, vin=vin),
        declared_at=declared_at,
        refund_by=refund_by,
        bring_back_by=bring_back_by,
    )
