"""What is left to do after a contract has ended, for who bought and who sold."""

from __future__ import annotations

from datetime import date

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import DealView, Step, Vehicle
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money, total
from murmelbahn.showroom.terms import RefundLine, Unwinding, figures
from murmelbahn.value.terms import Account, Settled

DECLARED = "story.deal.withdrawal.declared"
PAID = "story.value.refund.paid"
CARS = {Vehicle.HANDED_OVER: "away", Vehicle.RETURNED: "back"}


def unwinding(actor: Actor, *, deal: DealView, books: Settled | None) -> Unwinding | None:
    """None while the contract runs, and where nobody was bound yet. Raises `NotFound`."""
    if deal.end is None or not deal.agreement:
        return None
    steps = deals.story(actor, deal=deal.id)
    back = owed = None
    if books is not None:
        # before the car is back nothing is credited: everything that was paid stands to come back
        away = deal.vehicle is Vehicle.HANDED_OVER
        back = books.receipts - books.refunds if away else books.unallocated
        owed = None if away else total((one for name, one in books.open if _owed(name, one)), books.receipts.currency)
    told = next((figures(step.detail) for step in reversed(steps) if step.code == DECLARED), {})
    money = deals.end_money(actor, deal=deal.id)
    kept = money.kept if money else ()
    return Unwinding(
        car=CARS.get(deal.vehicle, "free"),
        back=_some(back),
        owed=_some(owed),
        refund_by=_day(told.get("refund_by")),
        bring_back_by=_day(told.get("bring_back_by")),
        refunds=refunds_of(steps),
        paid=money.paid if money and kept else None,
        kept=kept,
    )


def _owed(account: str, money: Money) -> bool:
    """A claim, or what the payer was given back and whose bank then took the payment back too."""
    return account == Account.DEBTOR or (account == Account.UNALLOC and money.amount > 0)


def refunds_of(steps: tuple[Step, ...]) -> tuple[RefundLine, ...]:
    """What went back to the payer, oldest first."""
    paid = [figures(step.detail) for step in steps if step.code == PAID]
    return tuple(RefundLine(amount=one["amount"], on=one["paid_on"]) for one in paid)


def _some(money: Money | None) -> Money | None:
    return money if money is not None and money.amount > 0 else None


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
