"""Facts of the agent's commission."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.kernel.fact import fact
from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import CommissionCause


@fact("value.commission.accrued")
@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionAccrued:
    deal: UUID
    agent: UUID
    amount: Money
    cause: CommissionCause


@fact("value.commission.clawed_back")
@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionClawedBack:
    """Exact inverse of what was accrued, without protected activities."""

    deal: UUID
    agent: UUID
    amount: Money


@fact("value.commission.self_billed")
@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionSelfBilled:
    """Key: the document. A self-billed invoice over an agent's month, or what came in it since the last one. `net` and `gross`
    are negative where it corrects: more was taken back than earned."""

    invoice: UUID
    agent: UUID
    month: str
    number: str
    net: Money
    gross: Money
    digest: str
    issued_on: date


@fact("value.commission.due")
@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionDue:
    """Key: the agent. Its month is to be closed: self-billed and paid."""

    agent: UUID
    month: str


@fact("value.payout.ordered")
@dataclass(frozen=True, slots=True, kw_only=True)
class PayoutOrdered:
    """Key: the payout. The bank station pays (`queries.payout_instruction`) to the agent's account."""

    payout: UUID
    agent: UUID
    month: str
    amount: Money


@fact("value.payout.returned")
@dataclass(frozen=True, slots=True, kw_only=True)
class PayoutReturned:
    """Key: the payout. The bank sent it back (account closed, number wrong): the agent is owed it again, and nothing is paid
    until a person orders it again."""

    payout: UUID
    agent: UUID
    amount: Money
    returned_on: date


@fact("value.payout.paid")
@dataclass(frozen=True, slots=True, kw_only=True)
class PayoutPaid:
    """Key: the payout. The bank has executed it; the agent's accounts are settled as far as it goes."""

    payout: UUID
    agent: UUID
    amount: Money
    paid_on: date
