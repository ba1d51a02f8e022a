"""What fate holds for one deal of the roll, and what the deal looks like when somebody decides what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Fate(StrEnum):
    """How a deal comes out."""

    SETTLED = "settled"
    GIVEN_UP = "given_up"
    OFFER_LAPSED = "offer_lapsed"
    ORDER_REFUSED = "order_refused"
    ORDER_LAPSED = "order_lapsed"
    WITHDRAWN_EARLY = "withdrawn_early"
    WITHDRAWN_LATE = "withdrawn_late"
    CANCELLED = "cancelled"
    CANCELLED_FOR_A_FEE = "cancelled_for_a_fee"
    LEFT_FOR_DELAY = "left_for_delay"
    LEFT_FOR_DEFECT = "left_for_defect"
    NOT_COLLECTED = "not_collected"
    NOT_PAID = "not_paid"
    NOT_BUILT = "not_built"


class Change(StrEnum):
    """What becomes of a late change of the car."""

    NONE = "none"
    APPLIED = "applied"
    DROPPED = "dropped"
    REFUSED = "refused"


class PlantTrouble(StrEnum):
    NONE = "none"
    MOVED = "moved"
    SUCCESSOR = "successor"


class Payment(StrEnum):
    """How the buyer pays the final invoice."""

    ON_TIME = "on_time"
    PARTS = "parts"
    LATE = "late"
    TOO_MUCH = "too_much"
    TWICE_TOLD = "twice_told"


@dataclass(frozen=True, slots=True, kw_only=True)
class CarWish:
    """What is bought: a model, as a stock car of a class or built to order."""

    model: str
    stock: bool
    car_class: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything drawn for deal n. `days` are spans by name, in days."""

    seed: int
    n: int
    market: str
    company: bool
    car: CarWish
    channel: str
    funding: str
    lender: str
    advance: int
    """Whole units of the currency, 0 for none."""
    fate: Fate
    change: Change
    plant: PlantTrouble
    payment: Payment
    serviced: bool
    """The agent registers the car for a fee and lays out what the office asks."""
    new_keeper: bool
    new_collector: bool
    registration_fails: bool
    damaged: bool
    stopped: bool
    moves_appointment: bool
    claims_interest: bool
    pays_claims: bool
    """Pays what is still owed after an end; else it is written off."""
    stand: int
    opens: date
    days: Mapping[str, int]
    until: str = ""
    """The act before which a demo deal stands still; empty: it goes to its end."""
    outside: bool = False
    """Plant, carrier, authority, lender and bank are the simulated partners of `connect`, not the roll's own people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A deal as its people see it on a day. `done` are their acts with the day of each."""

    day: date
    vehicle: str = ""
    customer: str = ""
    value: str = ""
    end: str = ""
    closed: bool = False
    agreement: int = 0
    building: bool = False
    owes: bool = False
    """The customer owes something that was billed."""
    held: bool = False
    """Money of the customer lies here that belongs to nothing."""
    done: Mapping[str, date] = field(default_factory=dict)

    def after(self, act: str, days: int = 0) -> date | None:
        """So many days after an act, a working day; None while it is not done."""
        begun = self.done.get(act)
        return None if begun is None else working_day(begun.toordinal() + days)


def working_day(ordinal: int) -> date:
    """The day itself or the Monday after."""
    day = date.fromordinal(ordinal)
    return day if day.weekday() < 5 else date.fromordinal(ordinal + 7 - day.weekday())
