"""camt.053 and camt.054, versions 02 and 08, to frozen data. Unreadable entries are set apart, readable ones go on."""

from __future__ import annotations

import re

from lxml import etree

from murmelbahn.connect.bank.camt.entries import read_entry
from murmelbahn.connect.bank.camt.node import Node, UnreadableError, parse
from murmelbahn.connect.bank.camt.terms import (
    BankFile,
    Entry,
    EntryFault,
    Fault,
    MalformedFile,
    Message,
    Report,
    UnsupportedMessage,
)
from murmelbahn.kernel.money import Money

NAMESPACE = re.compile(r"urn:iso:std:iso:20022:tech:xsd:(camt\.05[34])\.001\.(02|08)")
BODIES = {Message.STATEMENT: ("BkToCstmrStmt", "Stmt"), Message.NOTICE: ("BkToCstmrDbtCdtNtfctn", "Ntfctn")}
EXCERPT = 4_000
"""Characters of a parked entry's XML that are kept for a person."""


def read_camt(content: bytes) -> BankFile:
    """Read a bank file. Raises `MalformedFile`, `UnsupportedMessage`, `FileTooLarge`, and nothing else."""
    root = parse(content)
    known = NAMESPACE.fullmatch(root.namespace)
    if known is None:
        raise UnsupportedMessage(found=root.namespace or etree.QName(root.element).localname)
    message = Message(known[1])
    body_name, report_name = BODIES[message]
    try:
        body = root.find(body_name)
        if body is None:
            raise UnreadableError(root.place(), Fault.MISSING, f"{body_name} is missing")
        reports = tuple(_report(one) for one in body.all(report_name))
        if not reports:
            raise UnreadableError(body.place(), Fault.MISSING, f"{report_name} is missing")
        return BankFile(
            message=message,
            version=known[2],
            id=body.need("GrpHdr/MsgId"),
            created_at=body.moment("GrpHdr/CreDtTm"),
            reports=reports,
        )
    except UnreadableError as error:
        raise MalformedFile(place=error.place, reason=error.reason) from error


def _report(report: Node) -> Report:
    entries: list[Entry] = []
    faults: list[EntryFault] = []
    for position, node in enumerate(report.all("Ntry"), start=1):
        try:
            entries.extend(read_entry(node))
        except UnreadableError as error:
            faults.append(_fault(position, node, error))
    opening, closing = _balance(report, "OPBD"), _balance(report, "CLBD")
    if opening is None:  # an opening balance of 0.00 is one too
        opening = _balance(report, "PRCD")
    currencies = (report.text("Acct/Ccy"), *(money.currency for money in (closing, opening) if money))
    currency = next((one for one in currencies if one), entries[0].amount.currency if entries else None)
    if currency is None or not re.fullmatch("[A-Z]{3}", currency):
        raise UnreadableError(report.place("Acct"), Fault.MISSING, "the currency of the account is missing")
    return Report(
        id=report.need("Id"),
        iban=report.iban("Acct/Id/IBAN"),
        currency=currency,
        entries=tuple(entries),
        faults=tuple(faults),
        opening=_in(report, opening, currency),
        closing=_in(report, closing, currency),
    )


def _in(report: Node, balance: Money | None, currency: str) -> Money | None:
    if balance is not None and balance.currency != currency:
        raise UnreadableError(
            report.place("Bal"), Fault.CURRENCY_DIFFERS, f"a balance in {balance.currency} on an account in {currency}"
        )
    return balance


def _balance(report: Node, code: str) -> Money | None:
    for balance in report.all("Bal"):
        if balance.text("Tp/CdOrPrtry/Cd") == code:
            amount = balance.money("Amt")
            return -amount if balance.text("CdtDbtInd") == "DBIT" else amount
    return None


def _fault(position: int, node: Node, error: UnreadableError) -> EntryFault:
    return EntryFault(
        position=position,
        place=error.place,
        fault=error.fault,
        reason=error.reason,
        reference=node.text("AcctSvcrRef") or node.text("NtryRef"),
        excerpt=etree.tostring(node.element, encoding="unicode", with_tail=False)[:EXCERPT],
    )
