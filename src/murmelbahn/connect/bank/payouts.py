"""Payments to agents on their way to the bank: one transfer, to the account that two persons know."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.connect.bank import operations
from murmelbahn.connect.bank.camt import Transfer, TransferOrder, write_transfers
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import once
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.value import queries as value


def send(payout: UUID, *, key: UUID, at: datetime, market: str, seller: str) -> str:
    """Order a payout under a key; its debit on a statement, found by the payout's id, makes it paid.

    Raises retail's `AccountMissing`.
    """
    told = value.payout_instruction(SYSTEM, payout=payout)
    payee = retail.payee(SYSTEM, agent=told.agent)
    sender = value.legal_entity(SYSTEM, seller=seller)
    order = TransferOrder(
        id=key.hex,
        created_at=at,
        debtor=sender.holder,
        iban=told.debtor_iban,
        bic=sender.bic,
        execute_on=at.astimezone(ZoneInfo(markets.market(SYSTEM, code=market).zone)).date(),
        transfers=(
            Transfer(
                end_to_end=payout.hex,
                amount=told.amount,
                creditor=payee.holder,
                iban=payee.iban,
                reference=told.reference,
            ),
        ),
    )
    return once(str(key), operations.take_order)(
        SYSTEM, content=write_transfers(order), subject=payout, deal=None, market=market, seller=seller
    )
