"""Transfers that we order: the bank reads the pain.001 file and books on the day it executes."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from uuid import UUID

from lxml import etree

from murmelbahn.connect.bank.camt.transfers import NAMESPACE
from murmelbahn.connect.bank.operations.transfers import account_at, order_transfer
from murmelbahn.connect.models import Movement
from murmelbahn.connect.queries import outside
from murmelbahn.connect.terms import MalformedMessage, World
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation, today
from murmelbahn.kernel.money import Money

NAMES = {"p": NAMESPACE}


@operation
def take_order(actor: Actor, *, content: bytes, subject: UUID, deal: UUID | None, market: str, seller: str) -> str:
    """The bank receives a file of transfers and accepts it (ACTC); what it makes of it is drawn by `subject`.

    Raises `MalformedMessage`.
    """
    drawn = outside(SYSTEM, subject=subject)
    if drawn.happens("bank.silent"):
        return ""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
        iban = _text(root, ".//p:DbtrAcct/p:Id/p:IBAN")
        on = date.fromisoformat(_text(root, ".//p:ReqdExctnDt/p:Dt"))
        transfers = [_transfer(node) for node in root.iterfind(".//p:CdtTrfTxInf", NAMES)]
    except (etree.XMLSyntaxError, ValueError, InvalidOperation) as error:
        raise MalformedMessage(world=World.BANK, reason=f"pain.001: {type(error).__name__}") from None
    before = Movement.objects.filter(deal=deal, incoming=False).count() if deal is not None else 0
    for nth, (amount, end_to_end) in enumerate(transfers, start=before):
        account = account_at(iban=iban, currency=amount.currency, market=market, seller=seller)
        days = drawn.between("bank.refund_days", nth)
        order_transfer(
            SYSTEM,
            account=account.id,
            amount=amount,
            on=max(on, today()) + timedelta(days=days),
            remittance=end_to_end,
            incoming=False,
            deal=deal,
            end_to_end=end_to_end,
        )
    return "ACTC"


def _transfer(node: etree._Element) -> tuple[Money, str]:
    amount = node.find("p:Amt/p:InstdAmt", NAMES)
    if amount is None:
        raise ValueError("a transfer without an amount")
    return Money.of(Decimal(amount.text or ""), amount.get("Ccy", "")), _text(node, "p:PmtId/p:EndToEndId")


def _text(node: etree._Element, path: str) -> str:
    found = node.findtext(path, namespaces=NAMES)
    if not found:
        raise ValueError(f"{path} is missing")
    return found
