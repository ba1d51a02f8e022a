"""Sends refunds and payments to agents to the bank, and lets simulated payers hear what they are asked to pay."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.connect.bank import operations, payouts
from murmelbahn.connect.bank.camt import Transfer, TransferOrder, write_transfers
from murmelbahn.connect.station import nothing_to_record
from murmelbahn.connect.terms import World
from murmelbahn.deal.facts import DealEnded
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import once
from murmelbahn.kernel.fact import Fact, Station
from murmelbahn.kernel.money import Money
from murmelbahn.markets import queries as markets
from murmelbahn.value import facts
from murmelbahn.value import queries as value
from murmelbahn.value.terms import InvoiceKind


def ask_advance(fact: Fact[facts.AdvanceRequested]) -> str:
    return _bill(fact, operations.Bill.ADVANCE, fact.body.request, fact.body.amount, fact.body.due_on)


def ask_invoice(fact: Fact[facts.InvoiceIssued]) -> str:
    """An advance invoice follows the money and asks for none."""
    if fact.body.kind is not InvoiceKind.FINAL:
        return "0"
    return _bill(fact, operations.Bill.INVOICE, fact.body.invoice, fact.body.gross, fact.body.due_on)


def ask_damages(fact: Fact[facts.DamagesStated]) -> str:
    return _bill(fact, operations.Bill.DAMAGES, fact.body.statement, fact.body.amount - fact.body.withheld, None)


def remind(fact: Fact[facts.ReminderSent]) -> str:
    return once(str(fact.id), operations.pay_reminded)(
        SYSTEM,
        deal=fact.body.deal,
        document=fact.body.document,
        amount=fact.body.open,
        market=fact.market,
        seller=fact.seller,
    )


def credit(fact: Fact[facts.InvoiceCredited]) -> str:
    return once(str(fact.id), operations.cancel_payments)(SYSTEM, deal=fact.body.deal, document=fact.body.invoice)


def void(fact: Fact[facts.AdvanceVoided]) -> str:
    return once(str(fact.id), operations.cancel_payments)(SYSTEM, deal=fact.body.deal, document=fact.body.request)


def end(fact: Fact[DealEnded]) -> str:
    return once(str(fact.id), operations.cancel_payments)(SYSTEM, deal=fact.body.deal)


def refund(fact: Fact[facts.RefundApproved]) -> str:
    """Order the refund; its debit on a statement, found by the refund's id, makes it paid."""
    told = value.refund_instruction(SYSTEM, refund=fact.body.refund)
    transfer = Transfer(
        end_to_end=told.refund.hex,
        amount=told.amount,
        creditor=told.creditor_name or "-",
        iban=told.creditor_iban,
        reference=told.reference,
    )
    return _order(fact, transfer, debtor_iban=told.debtor_iban, subject=told.deal, deal=told.deal)


def give_back(fact: Fact[facts.EntryReturnApproved]) -> str:
    """Order the transfer that gives parked money back; its debit on a statement, found by the entry's id, completes it."""
    told = value.entry_return_instruction(SYSTEM, entry=fact.body.entry)
    transfer = Transfer(
        end_to_end=told.entry.hex,
        amount=told.amount,
        creditor=told.creditor_name or "-",
        iban=told.creditor_iban,
        reference=told.entry.hex,
    )
    return _order(fact, transfer, debtor_iban=told.debtor_iban, subject=told.entry, deal=None)


def _order(fact: Fact[Any], transfer: Transfer, *, debtor_iban: str, subject: UUID, deal: UUID | None) -> str:
    """One transfer from an account of the seller, ordered once for the fact that approved it."""
    seller = value.legal_entity(SYSTEM, seller=fact.seller)
    order = TransferOrder(
        id=fact.id.hex,
        created_at=fact.at,
        debtor=seller.holder,
        iban=debtor_iban,
        bic=seller.bic,
        execute_on=fact.at.astimezone(ZoneInfo(markets.market(SYSTEM, code=fact.market).zone)).date(),
        transfers=(transfer,),
    )
    return once(str(fact.id), operations.take_order)(
        SYSTEM, content=write_transfers(order), subject=subject, deal=deal, market=fact.market, seller=fact.seller
    )


def pay_agent(fact: Fact[facts.PayoutOrdered]) -> str:
    return payouts.send(fact.body.payout, key=fact.id, at=fact.at, market=fact.market, seller=fact.seller)


def _bill(fact: Fact[Any], bill: operations.Bill, document: UUID, amount: Money, due_on: date | None) -> str:
    """A bill reaches the payer of the deal."""
    return once(str(fact.id), operations.take_bill)(
        SYSTEM,
        deal=fact.body.deal,
        document=document,
        bill=bill,
        amount=amount,
        due_on=due_on,
        market=fact.market,
        seller=fact.seller,
    )


STATIONS = [
    Station(
        World.BANK.value,
        {
            facts.AdvanceRequested: (ask_advance, nothing_to_record),
            facts.InvoiceIssued: (ask_invoice, nothing_to_record),
            facts.DamagesStated: (ask_damages, nothing_to_record),
            facts.ReminderSent: (remind, nothing_to_record),
            facts.InvoiceCredited: (credit, nothing_to_record),
            facts.AdvanceVoided: (void, nothing_to_record),
            facts.RefundApproved: (refund, nothing_to_record),
            facts.EntryReturnApproved: (give_back, nothing_to_record),
            facts.PayoutOrdered: (pay_agent, nothing_to_record),
            DealEnded: (end, nothing_to_record),
        },
    )
]
