"""Texts from facts and gates carry figures as text; here they become figures again, so that each language can say them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from murmelbahn.kernel.money import Money
from murmelbahn.ui.terms import Name, Names

MONEY = re.compile(r"^(-?\d+(?:\.\d+)?) ([A-Z]{3})$")
DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
MOMENT = re.compile(r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")
WORD = re.compile(r"[A-Za-z0-9_]+")

LISTED = {"papers": "customer.paper_kind", "accounts": "value.account", "kinds": "value.funding_kind"}
"""Details that list codes, and the names of these codes."""
NAMED = {
    "deadline": "deal.deadline",
    "end": "deal.end",
    "outcome": "deal.change_state",
    "side": "retail.side",
    "duty": "retail.duty",
    "milestone": "vehicle.milestone",
    "channel": "customer.channel",
    "state": "customer.paper_state",
    "flaw": "value.proof_flaw",
    "way": "deal.withdrawal_way",
}
"""Details that are one code."""
KINDS = {
    "customer.paper.moved": "customer.paper_kind",
    "customer.touchpoint.recorded": "customer.touchpoint_kind",
    "deal.change.closed": "deal.change_kind",
    "deal.change.proposed": "deal.change_kind",
    "documents.document.frozen": "documents.document_kind",
    "documents.document.rendered": "documents.document_kind",
    "value.damages.stated": "value.damages_kind",
    "value.invoice.issued": "value.invoice_kind",
    "value.proof.shown": "value.proof_kind",
}
"""What `kind` means in a fact of this topic."""


REFUSED = frozenset({"car_gone", "not_buildable", "price_wrong", "screening", "finance", "details_wrong"})
"""Reasons of a refused order that have words for the customer; any other is told as one that the adviser explains."""


UNANSWERED = "binding period over"
"""Why an order ends that nobody answered."""


def figures(detail: Mapping[str, Any], topic: str = "") -> dict[str, Any]:
    """The details of a sentence with money, days, moments and names in place of their texts."""
    names = NAMED | {"kind": KINDS.get(topic, "")}
    if topic == "value.commitment.lapsed":
        names["reason"] = "value.lapse_reason"
    if topic == "deal.order.refused":
        known = detail.get("reason") in REFUSED
        detail, names["reason"] = {**detail, "reason": detail["reason"] if known else "other"}, "deal.refused"
    if topic == "deal.deal.ended" and detail.get("end") == "lapsed" and detail.get("reason") != UNANSWERED:
        detail = {**detail, "end": "without_contract"}  # why, the line beside it says
    if topic == "deal.track.moved":
        names |= {"track": "deal.track", "target": f"deal.{detail.get('track')}"}
    return {name: _figure(value, LISTED.get(name, ""), names.get(name, "")) for name, value in detail.items()}


def _figure(value: Any, listed: str, named: str) -> Any:
    if not isinstance(value, str):
        return value
    if listed:
        return Names(tuple(f"{listed}.{code.lower()}" for code in WORD.findall(value)))
    if named:
        return Name(f"{named}.{value}")
    if money := MONEY.match(value):
        return Money(Decimal(money[1]), money[2])
    if DAY.match(value):
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if MOMENT.match(value) else value
