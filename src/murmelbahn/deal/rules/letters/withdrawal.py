"""The right of withdrawal as it is for this deal, and the receipt of its use."""

from __future__ import annotations

from datetime import date, datetime

from babel.numbers import format_currency

from murmelbahn.customer.terms import ChannelVerdict
from murmelbahn.deal.rules.letters.car import car
from murmelbahn.deal.rules.letters.frame import Frame
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.documents.terms import WithdrawalNotice, WithdrawalReceipt
from murmelbahn.kernel.money import total
from murmelbahn.value.terms import ComponentKind, Quote

RIGHT = "withdrawal.right"
"""That there is a right, and how long. A letter says this in its own first sentence."""
HOW = ("withdrawal.how", "withdrawal.in_time", "withdrawal.function")
EFFECTS = ("withdrawal.consequences", "withdrawal.value_loss")
FORM = (*HOW, *EFFECTS, "withdrawal.return_costs", "withdrawal.form")
"""The rest of the model instruction (Directive 2011/83/EU annex I(A), BGB: EGBGB Anlage 1): to whom and how, what is in time,
the function on the site (Directive (EU) 2023/2673), effects, what returning costs, loss of value, model form."""


def withdrawal_notice(
    w: Wording, frame: Frame, verdict: ChannelVerdict, *, until: date | None, quote: Quote
) -> WithdrawalNotice:
    """For the channel by which this customer declared: whether there is a right, why, and until when if it runs."""
    sender = frame.letterhead
    address = f"{sender.legal_name}, {sender.street}, {sender.postcode} {sender.city}"
    reached = reach(address, sender.email, sender.phone)
    costs = return_costs(quote, w.language.value)
    notices = (
        tuple(w.letter(code, seller=address, reached=reached, costs=costs) for code in FORM)
        if verdict.withdrawal_right
        else ()
    )
    return WithdrawalNotice(
        **frame.with_notices(*notices).common,
        exists=verdict.withdrawal_right,
        grounds=tuple(w.say(one.code) for one in verdict.reasons),
        until=until if verdict.withdrawal_right else None,
    )


def reach(address: str, email: str, phone: str) -> str:
    """Where a declaration goes: post, e-mail and telephone, as far as they are known."""
    return ", ".join(part for part in (address, email, phone) if part)


def return_costs(quote: Quote, language: str) -> str:
    """What bringing the car back costs at most, as an estimate: as much as bringing it to the customer did."""
    there = (line.gross for line in quote.lines if line.kind == ComponentKind.DELIVERY)
    costs = total(there, quote.totals.gross.currency)
    return str(format_currency(costs.amount, costs.currency, locale=language))


def withdrawal_receipt(
    w: Wording,
    frame: Frame,
    *,
    model: str,
    vin: str,
    declared_at: datetime,
    sent_on: date | None,
    refund_by: date,
    bring_back_by: date | None,
    return_to: str,
) -> WithdrawalReceipt:
    """Receipt with content, date and time of the declaration on a durable medium (Directive 2011/83/EU art. 11(3), 11a(4)).
    Of one that came by another way than the function the days stand there, and its words are the customer's own. `return_to`: the
    outlet the car is brought back to, where it was handed over."""
    return WithdrawalReceipt(
        **frame.common,
        vehicle=car(w, model, vin=vin),
        declared_at=declared_at,
        sent_on=sent_on,
        refund_by=refund_by,
        bring_back_by=bring_back_by,
        declaration="" if sent_on else w.letter("withdrawal.declared", car=w.car(model), number=frame.reference),
        return_to=return_to if bring_back_by else "",
    )
