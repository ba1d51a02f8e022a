"""The contract ends before the car was handed over."""

from __future__ import annotations

import re
from collections.abc import Mapping

from murmelbahn.deal.rules.letters.car import car
from murmelbahn.deal.rules.letters.frame import Frame
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.deal.terms import End
from murmelbahn.documents.terms import OrderLapse, OrderRefusal, Rescission
from murmelbahn.kernel.money import Money

CODE = re.compile("[a-z_]*")
CONSEQUENCES: Mapping[End, tuple[str, ...]] = {
    End.CANCELLED_BY_CONSENT: ("money_back", "fee_apart", "car_free"),
    End.RESCINDED_BY_CUSTOMER: ("money_back", "car_free"),
    End.RESCINDED_BY_SELLER: ("credit_notes", "damages_apart", "car_free"),
    End.ENDED_BY_MANUFACTURER: ("money_back", "no_cost"),
}
"""Ends that have a letter. A withdrawal has its own receipt; an order that was refused or lapsed never was a contract."""


def rescission(w: Wording, frame: Frame, *, model: str, vin: str, end: End, reason: str) -> Rescission:
    """Who ended it, why, and what follows. Raises KeyError for an end without such a letter."""
    return Rescission(
        **frame.common,
        vehicle=car(w, model, vin=vin),
        by_seller=end is End.RESCINDED_BY_SELLER,
        by_consent=end is End.CANCELLED_BY_CONSENT,
        effective_on=frame.issued_on,
        grounds=_grounds(w, end, reason),
        consequences=tuple(w.letter(f"consequence.{code}") for code in CONSEQUENCES[end]),
    )


def _grounds(w: Wording, end: End, reason: str) -> tuple[str, ...]:
    """What happened in the letters' own words where they have them for this end and reason."""
    told = f"end.{end.value}.{reason}"
    if reason and w.known(told):
        return (w.letter(told),)
    return (w.letter(f"end.{end.value}"), *why(w, reason))


def why(w: Wording, reason: str) -> tuple[str, ...]:
    """The reason in words: a code by its text, a sentence as it was written. A code without a text is nobody's to read."""
    if w.known(f"end_reason.{reason}"):
        return (w.letter(f"end_reason.{reason}"),)
    return () if CODE.fullmatch(reason) else (reason,)


def refusal(w: Wording, frame: Frame, *, model: str, vin: str, reason: str, back: Money | None) -> OrderRefusal:
    """Why the seller does not accept, in words for the customer; a reason without words is one that the adviser explains."""
    told = f"refused.{reason}"
    return OrderRefusal(
        **frame.common,
        vehicle=car(w, model, vin=vin),
        refused_on=frame.issued_on,
        grounds=(w.letter(told if w.known(told) else "refused.other"),),
        back=back,
        consequences=(w.letter("consequence.nothing_due"), w.letter("consequence.new_offer")),
    )


def lapse(w: Wording, frame: Frame, *, model: str, vin: str, back: Money | None) -> OrderLapse:
    """The seller did not answer in time: no contract, nobody bound."""
    return OrderLapse(
        **frame.common,
        vehicle=car(w, model, vin=vin),
        lapsed_on=frame.issued_on,
        back=back,
        consequences=(w.letter("consequence.nothing_due"), w.letter("consequence.new_offer")),
    )
