"""The contract ends before the car was handed over."""

from __future__ import annotations

from collections.abc import Mapping

from murmelbahn.deal.rules.letters.car import car
from murmelbahn.deal.rules.letters.frame import Frame
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.deal.terms import End
from murmelbahn.documents.terms import Rescission

GROUNDS = frozenset(
    {
        "changed_mind", "circumstances", "other_car", "goodwill", "late", "no_loan", "defect", "price", "not_paid",
        "not_collected", "not_buildable",
    }
)  # fmt: skip
"""Reasons that are codes and have their words; another reason is said as it was given."""
CONSEQUENCES: Mapping[End, tuple[str, ...]] = {
    End.CANCELLED_BY_CONSENT: ("money_back", "fee_apart", "car_free"),
    End.RESCINDED_BY_CUSTOMER: ("money_back", "car_free"),
    End.RESCINDED_BY_SELLER: ("credit_notes", "damages_apart", "car_free"),
    End.ENDED_BY_MANUFACTURER: ("money_back", "no_cost"),
}
"""Ends that have a letter. A withdrawal has its own receipt; where an order lapsed there was no contract to rescind."""


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
    """What happened in the letters' own words where they have them for this reason."""
    told = f"end.{end.value}.{reason}"
    if reason and w.known(told):
        return (w.letter(told),)
    ground = w.letter(f"ground.{reason}") if reason in GROUNDS else reason
    return (w.letter(f"end.{end.value}"), *((ground,) if ground else ()))
