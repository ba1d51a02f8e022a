"""The car on a paper, and when it comes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.documents.terms import Detail, Vehicle


def car(w: Wording, model: str, *, vin: str = "", plate: str | None = None, details: Sequence[Detail] = ()) -> Vehicle:
    """Name and identity; `details` is what the law wants shown on an offer, and what a car that is not new was before."""
    return Vehicle(name=w.car(model), vin=vin or None, plate=plate or None, details=tuple(details))


def delivery(w: Wording, *, stock: bool, planned: date) -> str:
    """The promise in words with its kind: never binding unless somebody says so elsewhere."""
    return w.letter("delivery.stock" if stock else "delivery.build", month=w.month(planned))
