"""Saved configurations."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.vehicle.terms import ConfigurationView, Technical


def configuration(actor: Actor, *, configuration: UUID) -> ConfigurationView:
    """A saved configuration as it was saved. Raises `NotFound`."""
    raise NotImplementedError


def technical_of(actor: Actor, *, artefact: str, items: Iterable[str]) -> Technical:
    """Technical values of items that were not saved yet. Raises `Incomplete`."""
    raise NotImplementedError


def features_of(actor: Actor, *, artefact: str, items: Iterable[str]) -> tuple[str, ...]:
    """The sold feature set of items: plant codes left out."""
    raise NotImplementedError
