"""A loaded template: settings that can be dated, taxes, rule rows, release. What all computations are fed with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from murmelbahn.kernel.money import Rounding
from murmelbahn.markets.rules.regions import Regions
from murmelbahn.markets.rules.rows import RuleRow, TaxSpec
from murmelbahn.markets.terms import Deviation, Market, TaxKind

Settings = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedSettings:
    """A deviation with the settings it changes."""

    deviation: Deviation
    settings: Settings


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Template:
    """One market as loaded, the same only as itself. `newest` has every deviation applied."""

    code: str
    file: str
    live: bool
    currency: str
    rounding: Rounding
    specs: tuple[TaxSpec, ...]
    rows: tuple[RuleRow, ...]
    regions: Regions
    deviations: tuple[DatedSettings, ...]
    release: str
    row_hashes: Mapping[str, str]
    newest: Market

    @property
    def vat(self) -> TaxSpec:
        return next(spec for spec in self.specs if spec.kind is TaxKind.VAT)

    @property
    def taxes(self) -> tuple[TaxSpec, ...]:
        return tuple(spec for spec in self.specs if spec.kind is not TaxKind.VAT)

    def overdue(self, today: date) -> list[Deviation]:
        """Deviations whose review date has passed."""
        return [entry.deviation for entry in self.deviations if entry.deviation.review < today]
