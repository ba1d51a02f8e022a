"""A customer in default: what the seller may rescind for, and what is missing for it (DEAL 1.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from murmelbahn.kernel.refusals import Refusal


class Default(StrEnum):
    """What the customer did not do, in spite of a reminder and a period of grace."""

    NOT_PAID = "not_paid"
    NOT_COLLECTED = "not_collected"


class NotInDefault(Refusal):
    """The seller may not rescind for this. `day` is the first day on which it may, where there is one to name."""

    code, status = "deal.default.none", 409

    def __init__(self, *, cause: Default, day: date | None) -> None:
        super().__init__(cause=cause.value, day=day)


class NothingOwed(NotInDefault):
    """The customer has paid all that it owes itself; what a lender pays is not its delay."""

    code = "deal.default.nothing_owed"


class NotDue(NotInDefault):
    """The day of payment lies ahead."""

    code = "deal.default.not_due"


class NotReminded(NotInDefault):
    """The day of payment has passed, and nobody was reminded yet."""

    code = "deal.default.not_reminded"


class PaymentGrace(NotInDefault):
    """The customer was reminded, and the period of grace runs."""

    code = "deal.default.payment_grace"


class NotReady(NotInDefault):
    """The car does not stand prepared at the place of delivery."""

    code = "deal.default.not_ready"


class Appointed(NotInDefault):
    """A day to collect the car was agreed, and it lies ahead."""

    code = "deal.default.appointed"


class CollectionPeriod(NotInDefault):
    """The period of the readiness notice runs, or its reminder was not sent yet."""

    code = "deal.default.collection_period"


class CollectionGrace(NotInDefault):
    """The customer was reminded to collect the car, and the period of grace runs."""

    code = "deal.default.collection_grace"


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultCase:
    """Whether the seller may rescind for a cause today. `missing` says why not, None when it may; `day` is the first day on
    which it may, None where none can be named."""

    cause: Default
    missing: type[NotInDefault] | None
    day: date | None

    @property
    def proven(self) -> bool:
        return self.missing is None

    @property
    def sentence(self) -> str:
        """The code of the sentence that says what is missing; empty when nothing is."""
        return self.missing.code if self.missing else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """The clock of a car that waits to be collected: the last day of the readiness notice, `over` once it has passed; the last
    day of the grace that the reminder gave, None before it went out. `appointed`: the day on which the customer was awaited,
    `missed` once it has passed. `case`: whether the seller may rescind, and from which day."""

    collect_until: date
    grace_until: date | None
    appointed: date | None
    missed: bool
    over: bool
    case: DefaultCase
