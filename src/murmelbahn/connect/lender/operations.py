"""The simulated lenders' book: applications, decisions, payment after the handover."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from murmelbahn.connect.bank.operations import order_transfer
from murmelbahn.connect.bank.operations.transfers import account_at
from murmelbahn.connect.facts import LenderDue
from murmelbahn.connect.lender import simulator
from murmelbahn.connect.lender.messages import Condition, Decision, Request
from murmelbahn.connect.models import Loan
from murmelbahn.connect.queries import outside
from murmelbahn.connect.rules import border
from murmelbahn.connect.rules.slots import slot
from murmelbahn.connect.terms import World
from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import now, operation, today
from murmelbahn.kernel.money import Money
from murmelbahn.value import queries as value
from murmelbahn.value.terms import TAKEOVER

CONTRACT = "contract_signed"
NUMBERS = {"answer": 1, "conditions": 2}


@operation
def take(actor: Actor, *, content: bytes, market: str, seller: str) -> str:
    """A lender receives an application and says under which number. Raises `MalformedMessage`."""
    told: Request = border.read(Request, content, World.LENDER)
    drawn = outside(SYSTEM, subject=told.deal)
    if drawn.happens("lender.silent"):
        return ""
    plan = simulator.plan(drawn, nth=Loan.objects.filter(deal=told.deal).count(), now=now())
    row = _open(told, plan.approved, plan.valid_until, plan.conditions_at is not None, market, seller)
    _alarm(row, LenderDue(commitment=row.commitment, step="answer"), plan.answer_at)
    if plan.conditions_at is not None:
        _alarm(row, LenderDue(commitment=row.commitment, step="conditions"), plan.conditions_at)
    return f"L/{row.commitment}"


@operation
def adopt(actor: Actor, *, content: bytes, valid_until: date, market: str, seller: str) -> None:
    """The lender takes over an approval that somebody else gave for it: it will pay after the handover."""
    told: Request = border.read(Request, content, World.LENDER)
    if not outside(SYSTEM, subject=told.deal).happens("lender.silent"):
        _open(told, True, valid_until, False, market, seller)


def _open(told: Request, approved: bool, valid_until: date, conditions_open: bool, market: str, seller: str) -> Loan:
    return Loan.objects.create(
        commitment=told.commitment,
        deal=told.deal,
        market=market,
        seller=seller,
        lender=told.lender,
        kind=told.kind,
        amount=told.amount.amount,
        currency=told.amount.currency,
        recipient=told.recipient,
        recipient_version=told.recipient_version,
        car=told.car,
        approved=approved,
        valid_until=valid_until,
        conditions_open=conditions_open,
    )


@operation
def speak(actor: Actor, *, due: LenderDue) -> bytes:
    """Write the decision that is due; no bytes for an application that is dead."""
    row = Loan.objects.select_for_update().get(commitment=due.commitment)
    if row.dead:
        return b""
    if not due.again and outside(SYSTEM, subject=row.deal).happens("lender.speaks_twice", due.step):
        again = LenderDue(commitment=row.commitment, step=due.step, again=True)
        _alarm(row, again, slot(now() + timedelta(hours=1)))
    signed = due.step == "conditions" or not row.conditions_open
    return border.write(
        Decision(
            commitment=row.commitment,
            number=NUMBERS[due.step],
            approved=row.approved,
            amount=Money.of(row.amount, row.currency),
            recipient=row.recipient,
            recipient_version=row.recipient_version,
            car=row.car,
            valid_until=row.valid_until,
            conditions=(Condition(code=CONTRACT, met=signed), Condition(code=TAKEOVER, met=False)),
        )
    )


@operation
def forget(actor: Actor, *, commitment: UUID) -> str:
    """The commitment lapsed: nothing more is said or paid."""
    return str(Loan.objects.filter(commitment=commitment, paid=False).update(dead=True))


@operation
def pay(actor: Actor, *, deal: UUID) -> str:
    """The takeover confirmation reached the lender: it orders the transfer it committed to. Returns how many."""
    drawn = outside(SYSTEM, subject=deal)
    rows = list(Loan.objects.select_for_update().filter(deal=deal, approved=True, dead=False, paid=False))
    if not rows or drawn.happens("lender.silent"):
        return "0"
    asked = value.payment_instruction(SYSTEM, deal=deal)
    for nth, row in enumerate(rows):
        account = account_at(iban=asked.iban, currency=row.currency, market=row.market, seller=row.seller)
        order_transfer(
            SYSTEM,
            account=account.id,
            amount=Money.of(row.amount, row.currency),
            on=today() + timedelta(days=drawn.between("lender.pays_days", nth)),
            remittance=asked.reference,
            deal=deal,
            document=row.commitment,
            lender=row.lender or "lender",
        )
    Loan.objects.filter(commitment__in=[row.commitment for row in rows]).update(paid=True)
    return str(len(rows))


def _alarm(row: Loan, due: LenderDue, at: datetime) -> None:
    name = f"{row.commitment}.{due.step}{'.again' if due.again else ''}"
    timers.set_timer(due, key=row.deal, name=name, due=at, market=row.market, seller=row.seller)
