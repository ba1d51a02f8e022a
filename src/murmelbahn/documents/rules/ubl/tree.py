"""Building blocks: namespaces, elements, amounts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lxml import etree

from murmelbahn.kernel.money import Money

INVOICE = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
CREDIT_NOTE = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"
CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"

Element = etree._Element


def group(parent: Element, name: str) -> Element:
    """An aggregate (cac) below a parent."""
    return etree.SubElement(parent, f"{{{CAC}}}{name}")


def value(parent: Element, name: str, content: str | date | Decimal | None, **attributes: str) -> None:
    """A basic component (cbc) below a parent; nothing for None or an empty text: the rules refuse empty elements."""
    if content is None or content == "":
        return
    text = (
        content.isoformat()
        if isinstance(content, date)
        else f"{content:f}"
        if isinstance(content, Decimal)
        else content
    )
    etree.SubElement(parent, f"{{{CBC}}}{name}", attributes).text = text


def amount(parent: Element, name: str, money: Money) -> None:
    """An amount with its currency."""
    value(parent, name, money.amount, currencyID=money.currency)
