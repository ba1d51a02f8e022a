"""What somebody who acts in a deal has at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.deal.terms import DealView
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.command import once
from murmelbahn.kernel.money import Money
from murmelbahn.markets import queries as markets
from murmelbahn.sandbox.rules.draw import Draw
from murmelbahn.sandbox.terms import MarketCast, Plan, Stand

R = TypeVar("R")


@dataclass
class Scene:
    """One act of one deal. Every command in it has its own key, so that the act may be done again after a crash."""

    plan: Plan
    cast: MarketCast
    day: date
    act: str
    deal: UUID | None
    people: dict[str, UUID]
    read: DealView | None = None
    marks: dict[str, date] = field(default_factory=dict)
    commands: int = 0
    again: bool = False
    """The act could not be done yet: it stays to be done, after what the marks say was done instead."""

    @property
    def draw(self) -> Draw:
        return Draw(self.plan.seed, self.plan.n)

    @property
    def stand(self) -> Stand:
        return self.cast.stands[self.plan.stand % len(self.cast.stands)]

    @property
    def desk(self) -> Actor:
        return self.stand.adviser

    @property
    def customer(self) -> Actor:
        """The orderer as a user: a subject of its own, who acts for the party."""
        parties = frozenset(party for part, party in self.people.items() if part != "keeper")
        return Actor(
            subject=self.draw.uuid("subject"),
            kind=ActorKind.CUSTOMER,
            parties=parties,
            markets=frozenset({self.plan.market}),
        )

    @property
    def of_deal(self) -> UUID:
        if self.deal is None:
            raise RuntimeError(f"{self.act}: deal {self.plan.n} was not opened")
        return self.deal

    @property
    def view(self) -> DealView:
        """The deal as it was read before the act; no act asks for what it has changed itself."""
        if self.read is None:
            raise RuntimeError(f"{self.act}: deal {self.plan.n} was not opened")
        return self.read

    @property
    def currency(self) -> str:
        return markets.market(self.desk, code=self.plan.market).currency

    def money(self, amount: int | str) -> Money:
        return Money.of(str(amount), self.currency)

    def do(self, call: Callable[..., R], actor: Actor, /, **content: Any) -> R:
        """One command of this act, once for ever."""
        self.commands += 1
        key = f"roll:{self.plan.seed}:{self.plan.n}:{self.act}:{self.commands}"
        return once(key, call)(actor, **content)

    def plainly(self, call: Callable[..., R], actor: Actor, /, **content: Any) -> R:
        """A command that answers no reference and so cannot carry a key: whoever asks looks first whether it was done."""
        self.commands += 1
        return call(actor, **content)

    def at(self, day: date, hour: int = 11) -> datetime:
        """A moment of a day at the outlet, in UTC."""
        return datetime.combine(day, time(hour), ZoneInfo(self.cast.zone)).astimezone(UTC)
