"""The car on a paper, and when it comes."""

from __future__ import annotations

from datetime import date

from murmelbahn.deal.rules.letters.label import label_details
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.deal.terms import LabelFacts
from murmelbahn.documents.terms import Vehicle


def car(w: Wording, model: str, *, vin: str = "", plate: str | None = None, label: LabelFacts | None = None) -> Vehicle:
    """Name and identity; with the `label` also the consumption values the law wants shown on an offer."""
    details = label_details(w, label) if label else ()
    return Vehicle(name=w.car(model), vin=vin or None, plate=plate or None, details=details)


def delivery(w: Wording, *, stock: bool, planned: date) -> str:
    """The promise in words with its kind: never binding unless somebody says so elsewhere."""
    return w.letter("delivery.stock" if stock else "delivery.build", month=w.month(planned))
