"""What a lender agreed to, where it is less than was asked for, or not (any more) what the contract says."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from murmelbahn.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallerLoan:
    """`missing` is what the customer would pay besides. `decides`: the reader is the customer; `proves`: the reader is the
    seller and needs the customer's word."""

    commitment: UUID
    lender: str
    approved: Money
    missing: Money
    total: Money
    decides: bool
    proves: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LessorCard:
    """A lessor that has yet to step in. `known`: the seller has said which party it is; `steps`: the reader lets it in."""

    name: str
    known: bool
    steps: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LenderAgain:
    """A lender whose word does not carry the contract. `state` is how its last answer stands, none before it was asked, `why`
    the sentence for one that lapsed; `asks`: the reader may ask it (again) for `amount`."""

    lender: str
    state: str
    why: str
    amount: Money
    asks: bool

    @property
    def waiting(self) -> bool:
        return self.state == "requested"
