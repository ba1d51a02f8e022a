"""Bank files as a bank writes them: for the simulated bank and for tests. What is written is read back as it was."""

from __future__ import annotations

from typing import Any

from lxml import etree

from murmelbahn.connect.bank.camt.entries import NOT_PROVIDED
from murmelbahn.connect.bank.camt.reader import BODIES
from murmelbahn.connect.bank.camt.terms import BankFile, Direction, Entry, Family, Message, Report
from murmelbahn.kernel.money import Money

SUBFAMILIES = {Family.RECEIVED_TRANSFER: "ESCT", Family.ISSUED_TRANSFER: "ESCT", Family.RECEIVED_DEBIT: "ESDD"}
RETURNED = "RRTN"


class _Tree:
    """Appends below an element in one namespace: `tree.put(parent, "Acct/Id/IBAN", iban)` makes what is missing."""

    def __init__(self, namespace: str) -> None:
        self.namespace = namespace

    def new(self, parent: Any, name: str) -> Any:
        return etree.SubElement(parent, f"{{{self.namespace}}}{name}")

    def put(self, parent: Any, path: str, content: str, **attributes: str) -> None:
        *way, last = path.split("/")
        for name in way:
            found = parent.find(f"{{{self.namespace}}}{name}")
            parent = self.new(parent, name) if found is None else found
        leaf = self.new(parent, last)
        leaf.text = content
        leaf.attrib.update(attributes)


def write_camt(file: BankFile) -> bytes:
    """A camt.053 or camt.054 file, version 02 or 08. Faults of a report are not written."""
    namespace = f"urn:iso:std:iso:20022:tech:xsd:{file.message}.001.{file.version}"
    body_name, report_name = BODIES[file.message]
    names: dict[Any, str] = {None: namespace}
    root = etree.Element(f"{{{namespace}}}Document", nsmap=names)
    tree = _Tree(namespace)
    body = tree.new(root, body_name)
    tree.put(body, "GrpHdr/MsgId", file.id)
    tree.put(body, "GrpHdr/CreDtTm", file.created_at.isoformat())
    for report in file.reports:
        _report(tree, tree.new(body, report_name), file, report)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _report(tree: _Tree, node: Any, file: BankFile, report: Report) -> None:
    tree.put(node, "Id", report.id)
    tree.put(node, "CreDtTm", file.created_at.isoformat())
    tree.put(node, "Acct/Id/IBAN", report.iban)
    tree.put(node, "Acct/Ccy", report.currency)
    if file.message is Message.STATEMENT:
        for code, balance in (("OPBD", report.opening), ("CLBD", report.closing)):
            if balance is not None:
                _balance(tree, tree.new(node, "Bal"), code, balance, file)
    for entry in report.entries:
        _entry(tree, tree.new(node, "Ntry"), entry, newer=file.version == "08")


def _balance(tree: _Tree, node: Any, code: str, balance: Money, file: BankFile) -> None:
    tree.put(node, "Tp/CdOrPrtry/Cd", code)
    tree.put(node, "Amt", str(abs(balance).amount), Ccy=balance.currency)
    tree.put(node, "CdtDbtInd", "DBIT" if balance.amount < 0 else "CRDT")
    tree.put(node, "Dt/Dt", file.created_at.date().isoformat())


def _entry(tree: _Tree, node: Any, entry: Entry, *, newer: bool) -> None:
    tree.put(node, "Amt", str(entry.amount.amount), Ccy=entry.amount.currency)
    tree.put(node, "CdtDbtInd", entry.direction)
    if entry.reversal:
        tree.put(node, "RvslInd", "true")
    tree.put(node, "Sts/Cd" if newer else "Sts", entry.status)
    tree.put(node, "BookgDt/Dt", entry.booked_on.isoformat())
    tree.put(node, "ValDt/Dt", entry.value_on.isoformat())
    tree.put(node, "AcctSvcrRef", entry.reference)
    tree.put(node, "BkTxCd/Domn/Cd", "PMNT")
    tree.put(node, "BkTxCd/Domn/Fmly/Cd", entry.family)
    subfamily = RETURNED if entry.returned else SUBFAMILIES.get(entry.family, "OTHR")
    tree.put(node, "BkTxCd/Domn/Fmly/SubFmlyCd", subfamily)
    _details(tree, tree.new(tree.new(node, "NtryDtls"), "TxDtls"), entry, newer=newer)


def _details(tree: _Tree, node: Any, entry: Entry, *, newer: bool) -> None:
    tree.put(node, "Refs/EndToEndId", entry.end_to_end or NOT_PROVIDED)
    if entry.returned and entry.returned.original:
        tree.put(node, "Refs/TxId", entry.returned.original)
    if newer:
        tree.put(node, "Amt", str(entry.amount.amount), Ccy=entry.amount.currency)
        tree.put(node, "CdtDbtInd", entry.direction)
    else:
        tree.put(node, "AmtDtls/TxAmt/Amt", str(entry.amount.amount), Ccy=entry.amount.currency)
    role = "Dbtr" if entry.direction is Direction.CREDIT else "Cdtr"
    if entry.party.name:
        tree.put(node, f"RltdPties/{role}/Pty/Nm" if newer else f"RltdPties/{role}/Nm", entry.party.name)
    if entry.party.iban:
        tree.put(node, f"RltdPties/{role}Acct/Id/IBAN", entry.party.iban)
    for line in entry.remittance:
        tree.put(node, "RmtInf/Ustrd", line)
    if entry.creditor_reference:
        tree.put(node, "RmtInf/Strd/CdtrRefInf/Tp/CdOrPrtry/Cd", "SCOR")
        tree.put(node, "RmtInf/Strd/CdtrRefInf/Ref", entry.creditor_reference)
    if entry.returned:
        tree.put(node, "RtrInf/Rsn/Cd", entry.returned.reason)
