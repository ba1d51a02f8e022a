"""Reading XML of strangers: hardened parser, and elements that say where they are when something is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lxml import etree
from stdnum import iban as stdnum_iban
from stdnum.exceptions import ValidationError

from murmelbahn.connect.bank.camt.terms import Fault, FileTooLarge, MalformedFile
from murmelbahn.kernel.money import Money, MoneyError

LIMIT = 50_000_000
"""Bytes of a file. A day of 50,000 entries is about 40 MB."""
_AMOUNT = re.compile(r"[0-9]{1,13}(\.[0-9]{1,5})?")


class UnreadableError(Exception):
    """A place in a file that does not say what it must: `fault` is its code, `reason` the words for a log. Inside this folder
    only: it becomes a refusal or a parked entry."""

    def __init__(self, place: str, fault: Fault, reason: str) -> None:
        self.place, self.fault, self.reason = place, fault, reason
        super().__init__(f"{place}: {reason}")


@dataclass(frozen=True, slots=True)
class Node:
    """An element, addressed by paths without namespace: `entry.text("NtryDtls/TxDtls/Refs/EndToEndId")`."""

    element: Any
    namespace: str

    def find(self, path: str) -> Node | None:
        found = self.element.find("/".join(f"{{{self.namespace}}}{name}" for name in path.split("/")))
        return None if found is None else Node(found, self.namespace)

    def all(self, path: str) -> list[Node]:
        found = self.element.findall("/".join(f"{{{self.namespace}}}{name}" for name in path.split("/")))
        return [Node(one, self.namespace) for one in found]

    def text(self, path: str) -> str | None:
        """Text without surrounding space; None for a missing or empty element, and for one that holds elements."""
        found = self.find(path)
        if found is None or len(found.element):
            return None
        return str(found.element.text or "").strip() or None

    def need(self, path: str) -> str:
        content = self.text(path)
        if content is None:
            raise UnreadableError(self.place(path), Fault.MISSING, "is missing")
        return content

    def place(self, path: str = "") -> str:
        found = self.find(path) if path else self
        line = (found or self).element.sourceline
        name = etree.QName(self.element).localname
        return f"line {line}, {name}/{path}" if path else f"line {line}, {name}"

    def money(self, path: str) -> Money:
        raw = self.need(path)
        found = self.find(path)
        currency = "" if found is None else str(found.element.get("Ccy", ""))
        if not _AMOUNT.fullmatch(raw) or not re.fullmatch("[A-Z]{3}", currency):
            raise UnreadableError(self.place(path), Fault.NO_AMOUNT, f"{raw[:40]} {currency[:10]} is no amount")
        try:
            return Money(Decimal(raw), currency)
        except MoneyError as error:
            raise UnreadableError(self.place(path), Fault.NO_AMOUNT, str(error)) from error

    def day(self, path: str) -> date:
        """A date that the bank gave as Dt or as DtTm."""
        raw = self.text(f"{path}/Dt") or self.need(f"{path}/DtTm")
        try:
            return date.fromisoformat(raw[:10])
        except ValueError as error:
            raise UnreadableError(self.place(path), Fault.NO_DATE, f"{raw[:40]} is no date") from error

    def moment(self, path: str) -> datetime:
        raw = self.need(path)
        try:
            return datetime.fromisoformat(raw)
        except ValueError as error:
            raise UnreadableError(self.place(path), Fault.NO_TIME, f"{raw[:40]} is no time") from error

    def iban(self, path: str) -> str:
        raw = self.need(path)
        try:
            return str(stdnum_iban.validate(raw, check_country=False))
        except ValidationError as error:
            raise UnreadableError(self.place(path), Fault.NO_IBAN, f"{raw[:40]} is no IBAN") from error


def parse(content: bytes) -> Node:
    """The root of a file. Raises `FileTooLarge` or `MalformedFile`; resolves no entity, loads nothing."""
    if len(content) > LIMIT:
        raise FileTooLarge(limit=LIMIT)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root: Any = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        raise MalformedFile(place=f"line {line}", reason=str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise MalformedFile(place="line 1", reason="a document type declaration is not accepted")
    return Node(root, etree.QName(root).namespace or "")
