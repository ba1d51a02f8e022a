"""What became true is told in writing: one paper for each such fact, once."""

from __future__ import annotations

from typing import Any

from murmelbahn.deal import facts
from murmelbahn.deal.operations import letters
from murmelbahn.deal.operations.letters import Occasion
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import Fact, Subscription
from murmelbahn.value import facts as money


def _occasion(fact: Fact[Any]) -> Occasion:
    return Occasion(fact=fact.id, at=fact.at)


def on_offer(actor: Actor, fact: Fact[facts.OfferMade]) -> None:
    body = fact.body
    letters.write_offer(
        actor, occasion=_occasion(fact), deal=body.deal, offer=body.offer, configuration=body.configuration
    )


def on_order(actor: Actor, fact: Fact[facts.OrderPlaced]) -> None:
    body = fact.body
    letters.write_order_papers(
        actor, occasion=_occasion(fact), deal=body.deal, offer=body.offer, answer_by=body.answer_by
    )


def on_refused(actor: Actor, fact: Fact[facts.OrderRefused]) -> None:
    body = fact.body
    letters.write_refusal(actor, occasion=_occasion(fact), deal=body.deal, reason=body.reason, back=body.back)


def on_lapsed(actor: Actor, fact: Fact[facts.OrderLapsed]) -> None:
    letters.write_lapse(actor, occasion=_occasion(fact), deal=fact.body.deal, back=fact.body.back)


def on_version(actor: Actor, fact: Fact[facts.VersionAgreed]) -> None:
    body = fact.body
    letters.write_agreed_version(
        actor,
        occasion=_occasion(fact),
        deal=body.deal,
        n=body.n,
        reason=body.reason,
        configuration=body.configuration,
    )


def on_change(actor: Actor, fact: Fact[facts.ChangeProposed]) -> None:
    letters.write_change_preview(actor, occasion=_occasion(fact), deal=fact.body.deal, change=fact.body.change)


def on_ready(actor: Actor, fact: Fact[facts.ReadinessAnnounced]) -> None:
    body = fact.body
    letters.write_readiness(
        actor,
        occasion=_occasion(fact),
        deal=body.deal,
        invoice=body.invoice,
        collect_until=body.collect_until,
        due_on=body.due_on,
        ready_on=body.ready_on,
    )


def on_not_collected(actor: Actor, fact: Fact[facts.CollectionReminded]) -> None:
    body = fact.body
    letters.write_collection_reminder(
        actor,
        occasion=_occasion(fact),
        deal=body.deal,
        collect_until=body.collect_until,
        grace_until=body.grace_until,
    )


def on_handover(actor: Actor, fact: Fact[facts.HandoverDone]) -> None:
    letters.write_handover(actor, occasion=_occasion(fact), deal=fact.body.deal)


def on_withdrawal(actor: Actor, fact: Fact[facts.WithdrawalDeclared]) -> None:
    body = fact.body
    letters.write_withdrawal_receipt(
        actor,
        occasion=_occasion(fact),
        deal=body.deal,
        refund_by=body.refund_by,
        bring_back_by=body.bring_back_by,
        declared_at=body.declared_at,
        sent_on=body.sent_on,
    )


def on_ended(actor: Actor, fact: Fact[facts.DealEnded]) -> None:
    body = fact.body
    letters.write_rescission(actor, occasion=_occasion(fact), deal=body.deal, end=body.end, reason=body.reason)


def on_invoice(actor: Actor, fact: Fact[money.InvoiceIssued]) -> None:
    letters.write_invoice(actor, occasion=_occasion(fact), invoice=fact.body.invoice)


def on_credited(actor: Actor, fact: Fact[money.InvoiceCredited]) -> None:
    letters.write_invoice(actor, occasion=_occasion(fact), invoice=fact.body.credit_note)


def on_damages(actor: Actor, fact: Fact[money.DamagesStated]) -> None:
    body = fact.body
    letters.write_damages(
        actor, occasion=_occasion(fact), deal=body.deal, statement=body.statement, withheld=body.withheld
    )


def on_self_billed(actor: Actor, fact: Fact[money.CommissionSelfBilled]) -> None:
    letters.write_commission(actor, occasion=_occasion(fact), invoice=fact.body.invoice)


def on_reminder(actor: Actor, fact: Fact[money.ReminderSent]) -> None:
    body = fact.body
    letters.write_reminder(
        actor,
        occasion=_occasion(fact),
        deal=body.deal,
        document=body.document,
        still_open=body.open,
        grace_until=body.grace_until,
    )


def on_refund(actor: Actor, fact: Fact[money.RefundPaid]) -> None:
    body = fact.body
    letters.write_refund(actor, occasion=_occasion(fact), deal=body.deal, refund=body.refund, paid_on=body.paid_on)


def on_not_owed(actor: Actor, fact: Fact[facts.PaymentNotOwed]) -> None:
    body = fact.body
    letters.write_not_owed(
        actor, occasion=_occasion(fact), deal=body.deal, amount=body.amount, received_on=body.booked_on
    )


LETTERS = Subscription(
    "deal.letters",
    {
        facts.OfferMade: on_offer,
        facts.OrderPlaced: on_order,
        facts.OrderRefused: on_refused,
        facts.OrderLapsed: on_lapsed,
        facts.VersionAgreed: on_version,
        facts.ChangeProposed: on_change,
        facts.ReadinessAnnounced: on_ready,
        facts.CollectionReminded: on_not_collected,
        facts.HandoverDone: on_handover,
        facts.WithdrawalDeclared: on_withdrawal,
        facts.DealEnded: on_ended,
        facts.PaymentNotOwed: on_not_owed,
        money.InvoiceIssued: on_invoice,
        money.InvoiceCredited: on_credited,
        money.DamagesStated: on_damages,
        money.CommissionSelfBilled: on_self_billed,
        money.ReminderSent: on_reminder,
        money.RefundPaid: on_refund,
    },
)
