"""What can be ordered."""

from __future__ import annotations

from datetime import date

from murmelbahn.kernel.actor import Actor
from murmelbahn.vehicle.terms import ModelCatalogue, ModelSummary


def models(actor: Actor, *, market: str, order_date: date, build_date: date) -> tuple[ModelSummary, ...]:
    """Every model this market may order on these dates."""
    raise NotImplementedError


def model_catalogue(actor: Actor, *, model: str, market: str, order_date: date, build_date: date) -> ModelCatalogue:
    """Families, items and freeze classes of a model. Raises `UnknownModel`."""
    raise NotImplementedError


def catalogue_of(actor: Actor, *, artefact: str) -> ModelCatalogue:
    """The same of a kept artefact, for ever: what an agreement was made on."""
    raise NotImplementedError
