"""The books moved; the value track goes where they say."""

from __future__ import annotations

from typing import Any

from murmelbahn.deal import operations
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import Fact, Subscription
from murmelbahn.value import facts


def on_money(actor: Actor, fact: Fact[Any]) -> None:
    operations.money_moved(actor, deal=fact.body.deal)


def on_payment(actor: Actor, fact: Fact[facts.PaymentReceived]) -> None:
    body = fact.body
    operations.payment_arrived(
        actor, deal=body.deal, payment=body.payment, unmet=body.amount - body.allocated, booked_on=body.booked_on
    )


def on_money_gone(actor: Actor, fact: Fact[facts.PaymentReturned | facts.PaymentUnassigned]) -> None:
    body = fact.body
    operations.payment_returned(actor, deal=body.deal, payment=body.payment, amount=body.amount)


def on_books(actor: Actor, fact: Fact[Any]) -> None:
    operations.try_settle(actor, deal=fact.body.deal)


def on_offer_expired(actor: Actor, fact: Fact[facts.OfferExpired]) -> None:
    operations.expire_offer(actor, deal=fact.body.deal, offer=fact.body.offer)


def on_overdue(actor: Actor, fact: Fact[facts.PaymentOverdue]) -> None:
    operations.payment_late(actor, deal=fact.body.deal, document=fact.body.document)


MONEY = Subscription(
    "deal.money",
    {
        facts.AdvanceHeld: on_money,
        facts.PaymentReceived: on_payment,
        facts.PaymentReturned: on_money_gone,
        facts.PaymentUnassigned: on_money_gone,
        facts.CommitmentRecorded: on_money,
        facts.CommitmentLapsed: on_money,
        facts.CommitmentRefused: on_money,
        facts.RefundPaid: on_books,
        facts.ClaimSetOff: on_books,
        facts.ClaimWrittenOff: on_books,
        facts.OfferExpired: on_offer_expired,
        facts.PaymentOverdue: on_overdue,
    },
)
