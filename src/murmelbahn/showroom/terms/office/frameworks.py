"""Framework agreements of companies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from murmelbahn.showroom.terms.office.credit import CompanyLine
from murmelbahn.value.terms import PublishedCampaign


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkLine:
    """An agreement and whose it is; `state`: running, coming or over on the day that is looked at; `last`: its last
    day, where it has one."""

    found: PublishedCampaign
    company: str
    state: str
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworksSheet:
    """All agreements in the reader's markets, and the companies that were looked for. `publishes`: the reader may make one."""

    lines: tuple[FrameworkLine, ...]
    sought: str
    found: tuple[CompanyLine, ...]
    publishes: bool
