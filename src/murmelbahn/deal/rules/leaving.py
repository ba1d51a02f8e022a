"""How a customer can leave its contract before the car is there: by right, or by asking; and what asking usually costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from murmelbahn.deal.rules.moves import AFTER_ORDER, BEFORE_ORDER
from murmelbahn.deal.terms import Customer, End, LeaveStage, Value, Variant, Vehicle, WayOut
from murmelbahn.markets.terms import DelayDates

NOT_ORDERED, NO_LOAN, LATE = (f"deal.way_out.{code}" for code in ("not_ordered", "no_loan", "late"))
HERE = frozenset({Vehicle.ARRIVED, Vehicle.PREPARED, Vehicle.REGISTERED, Vehicle.HANDED_OVER, Vehicle.RETURNED})
"""The car is delivered to the outlet: nobody is late any more."""
OPEN_SLOT = frozenset({Vehicle.CHOSEN, Vehicle.ALLOCATED})
"""Nothing is planned at the plant."""
PLANNED = frozenset({Vehicle.SCHEDULED})
"""The slot can still go to somebody else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingFacts:
    """A running deal and what its days say. `delay`: what follows from the promised date; None while none was promised.
    `grace_days`: what a warning gives the seller."""

    customer: Customer
    vehicle: Vehicle
    value: Value
    variant: Variant
    today: date
    finance_until: date | None
    delay: DelayDates | None
    grace_days: int
    noticed_on: date | None

    @property
    def contracted(self) -> bool:
        return self.customer in AFTER_ORDER

    @property
    def awaited(self) -> bool:
        """A contract whose car is not here."""
        return self.contracted and self.vehicle not in HERE

    @property
    def may_notice(self) -> bool:
        """Late enough, not warned yet."""
        late = self.delay is not None and self.today >= self.delay.notice_from
        return self.awaited and late and self.noticed_on is None

    @property
    def grace_until(self) -> date | None:
        return self.noticed_on + timedelta(days=self.grace_days) if self.noticed_on else None

    @property
    def late(self) -> bool:
        """The grace after a warning is over, or so many months have passed that nobody need warn."""
        free = (
            self.delay is not None and self.delay.free_exit_from is not None and self.today >= self.delay.free_exit_from
        )
        warned = self.grace_until is not None and self.today > self.grace_until
        return self.awaited and (free or warned)

    @property
    def without_loan(self) -> bool:
        """The contract stood subject to the loan, and its day has passed."""
        return self.contracted and self.finance_until is not None and self.today > self.finance_until

    @property
    def may_ask(self) -> bool:
        """A contract without a right to leave it, until the car is registered."""
        gone = self.vehicle in (Vehicle.REGISTERED, Vehicle.HANDED_OVER, Vehicle.RETURNED)
        return self.contracted and not gone and not ways_out(self)


def ways_out(facts: LeavingFacts) -> tuple[WayOut, ...]:
    """The ends that the customer may take by itself: before the order it is bound to nothing."""
    if facts.customer in BEFORE_ORDER:
        return (WayOut(end=End.LAPSED, reason=NOT_ORDERED),)
    if facts.late:
        return (WayOut(end=End.RESCINDED_BY_CUSTOMER, reason=LATE),)
    if facts.without_loan:
        return (WayOut(end=End.RESCINDED_BY_CUSTOMER, reason=NO_LOAN),)
    return ()


def stage(facts: LeavingFacts) -> LeaveStage:
    """What the seller usually asks: nothing before the plant plans, a fee while the slot or a stock car can go to somebody else,
    damages once the car is being made for this customer or is invoiced. A person decides each time."""
    if facts.value in (Value.INVOICED, Value.SECURED):
        return LeaveStage.DAMAGES
    if facts.variant is Variant.STOCK:
        return LeaveStage.FEE
    if facts.vehicle in OPEN_SLOT:
        return LeaveStage.NOTHING
    return LeaveStage.FEE if facts.vehicle in PLANNED else LeaveStage.DAMAGES
