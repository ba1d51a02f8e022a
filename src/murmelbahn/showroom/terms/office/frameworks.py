"""Framework agreements of companies."""

from __future__ import annotations

from dataclasses import dataclass

from murmelbahn.showroom.terms.office.credit import CompanyLine
from murmelbahn.value.terms import PublishedCampaign


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkLine:
    """An agreement and whose it is; `state`: running, coming or over on the day that is looked at."""

    found: PublishedCampaign
    company: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworksSheet:
    """All agreements in the reader's markets, and the companies that were looked for. `publishes`: the reader may make one."""

    lines: tuple[FrameworkLine, ...]
    sought: str
    found: tuple[CompanyLine, ...]
    publishes: bool
