"""An immutable choice of items, and the cheapest ways to change it late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.vehicle.terms.technical import Label, Technical


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigurationView:
    """A complete, valid configuration. `hash` covers model, artefact and items; `features` is the sold feature set."""

    id: UUID
    model: str
    model_year: int
    market: str
    order_date: date
    build_date: date
    artefact: str
    hash: str
    items: tuple[str, ...]
    features: tuple[str, ...]
    technical: Technical
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOption:
    """The cheapest admissible late change. `classes` are the freeze classes touched: price the change fee by them.

    `approval` is true when a changed family enters the approval papers (it decides dated tax rules).
    """

    items: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    families: tuple[str, ...]
    classes: tuple[str, ...]
    approval: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeConflict:
    """Why a late change is impossible: the smallest set of frozen families in its way, and the rules in words.

    No frozen family and no rule means that the wishes contradict each other.
    """

    frozen: tuple[str, ...]
    rules: tuple[str, ...]
    words: dict[str, tuple[str, ...]]
