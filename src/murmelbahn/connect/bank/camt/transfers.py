"""pain.001.001.09: transfers we order, refunds above all. SEPA credit transfers, optionally instant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lxml import etree

from murmelbahn.connect.bank.camt.references import compact
from murmelbahn.kernel.money import Money, total

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
NAME, TEXT = 70, 140
"""Characters the EPC's rulebook allows for a name and for plain remittance text."""
_ID = re.compile(r"[A-Za-z0-9+?/\-:().,' ]{1,35}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """One transfer. `end_to_end` comes back on the statement; `reference` is an RF reference or plain text."""

    end_to_end: str
    amount: Money
    creditor: str
    iban: str
    reference: str
    bic: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferOrder:
    """All transfers of one day from one account."""

    id: str
    created_at: datetime
    debtor: str
    iban: str
    execute_on: date
    transfers: tuple[Transfer, ...]
    bic: str | None = None
    instant: bool = False


def write_transfers(order: TransferOrder) -> bytes:
    """The file for the bank. Raises ValueError for what SEPA cannot carry: always a bug of the caller."""
    _check(order)
    names: dict[Any, str] = {None: NAMESPACE}
    root = etree.Element(f"{{{NAMESPACE}}}Document", nsmap=names)
    body = _new(root, "CstmrCdtTrfInitn")
    head = _new(body, "GrpHdr")
    _put(head, "MsgId", order.id)
    _put(head, "CreDtTm", order.created_at.isoformat(timespec="seconds"))
    _sums(head, order)
    _put(_new(head, "InitgPty"), "Nm", order.debtor[:NAME])
    payment = _new(body, "PmtInf")
    _put(payment, "PmtInfId", order.id)
    _put(payment, "PmtMtd", "TRF")
    _put(payment, "BtchBookg", "false")
    _sums(payment, order)
    kind = _new(payment, "PmtTpInf")
    _put(_new(kind, "SvcLvl"), "Cd", "SEPA")
    if order.instant:
        _put(_new(kind, "LclInstrm"), "Cd", "INST")
    _put(_new(payment, "ReqdExctnDt"), "Dt", order.execute_on.isoformat())
    _put(_new(payment, "Dbtr"), "Nm", order.debtor[:NAME])
    _put(_new(_new(payment, "DbtrAcct"), "Id"), "IBAN", order.iban)
    _agent(payment, "DbtrAgt", order.bic, always=True)
    _put(payment, "ChrgBr", "SLEV")
    for transfer in order.transfers:
        _transfer(_new(payment, "CdtTrfTxInf"), transfer)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _transfer(node: Any, transfer: Transfer) -> None:
    _put(_new(node, "PmtId"), "EndToEndId", transfer.end_to_end)
    _put(_new(node, "Amt"), "InstdAmt", str(transfer.amount.amount), Ccy=transfer.amount.currency)
    _agent(node, "CdtrAgt", transfer.bic)
    _put(_new(node, "Cdtr"), "Nm", transfer.creditor[:NAME])
    _put(_new(_new(node, "CdtrAcct"), "Id"), "IBAN", transfer.iban)
    remittance = _new(node, "RmtInf")
    structured = compact(transfer.reference)
    if structured is None:
        _put(remittance, "Ustrd", transfer.reference[:TEXT])
    else:
        reference = _new(_new(remittance, "Strd"), "CdtrRefInf")
        _put(_new(_new(reference, "Tp"), "CdOrPrtry"), "Cd", "SCOR")
        _put(reference, "Ref", structured)


def _check(order: TransferOrder) -> None:
    if not order.transfers:
        raise ValueError("an order without transfers")
    for one in order.transfers:
        if one.amount.currency != "EUR" or one.amount.amount <= 0:
            raise ValueError(f"SEPA carries positive amounts in euro, not {one.amount}")
    for identity in (order.id, *(one.end_to_end for one in order.transfers)):
        if not _ID.fullmatch(identity):
            raise ValueError(f"{identity!r} is no SEPA identification")


def _sums(node: Any, order: TransferOrder) -> None:
    _put(node, "NbOfTxs", str(len(order.transfers)))
    _put(node, "CtrlSum", str(total((one.amount for one in order.transfers), "EUR").amount))


def _agent(node: Any, name: str, bic: str | None, *, always: bool = False) -> None:
    """The bank: by BIC, or "not provided" where the schema insists on one; inside SEPA the IBAN is enough."""
    if bic:
        _put(_new(_new(node, name), "FinInstnId"), "BICFI", bic)
    elif always:
        _put(_new(_new(_new(node, name), "FinInstnId"), "Othr"), "Id", "NOTPROVIDED")


def _new(parent: Any, name: str) -> Any:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")


def _put(parent: Any, name: str, content: str, **attributes: str) -> None:
    leaf = _new(parent, name)
    leaf.text = content
    leaf.attrib.update(attributes)
