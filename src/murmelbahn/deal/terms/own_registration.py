"""What a customer needs that registers its car itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from murmelbahn.deal.terms.gates import Hold


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRegistration:
    """The way to the office, by the market's law.

    `office`: a public authority or an insurer's office. `bring` and `receive` are names of papers: what the customer has or gets
    elsewhere, and what the seller gives. `holds`: what keeps the papers from being given out before the handover; after it
    nothing does. `plate` and `on` once the customer has told them.
    """

    office: str
    bring: tuple[str, ...]
    receive: tuple[str, ...]
    lent: bool
    """The papers that secure a lender go to the lender; it lends or sends them to the office."""
    holds: tuple[Hold, ...]
    handed_over: bool
    plate: str | None
    on: date | None

    @property
    def may_tell(self) -> bool:
        """The customer may tell a plate now."""
        return self.plate is None and (self.handed_over or not self.holds)
