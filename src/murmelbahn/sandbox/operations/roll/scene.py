"""What somebody who acts in a deal has at hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import Any, TypeVar, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import DealView
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import once
from murmelbahn.kernel.money import Money
from murmelbahn.markets import queries as markets
from murmelbahn.sandbox.rules.draw import Draw
from murmelbahn.sandbox.terms import MarketCast, Plan, Stand

R = TypeVar("R")


class ActIsOver(Exception):
    """An act that is only recalled came to a command it never gave: a later act was begun, so nothing of it is missing."""


@dataclass
class Scene:
    """One act of one deal.

    Every command in it has a key of its own: the deal, the number of the command in the deal, the act, the step. After a crash
    the act is done again with what is `known` of it: a step that was taken answers what it answered and is not taken twice.
    """

    plan: Plan
    cast: MarketCast
    day: date
    act: str
    deal: UUID | None
    people: dict[str, UUID]
    marks: dict[str, date] = field(default_factory=dict)
    told: int = 0
    """Commands of this deal so far."""
    known: Mapping[str, UUID | str | None] = field(default_factory=dict)
    over: bool = False
    steps: list[str] = field(default_factory=list)
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

    @cached_property
    def view(self) -> DealView:
        """The deal as it was when the act first asked; no act asks for what it has changed itself."""
        return deals.deal(SYSTEM, deal=self.of_deal)

    @property
    def currency(self) -> str:
        return markets.market(self.desk, code=self.plan.market).currency

    def money(self, amount: int | str) -> Money:
        return Money.of(str(amount), self.currency)

    def do(self, call: Callable[..., R], actor: Actor, /, *which: object, **content: Any) -> R:
        """One command of this act, once for ever. `which` tells it from others of its name where their number or order
        depends on what the world says. Raises ActIsOver."""
        name = call.__name__
        step = "/".join(map(str, (name, *which))) if which else f"{name}/{self._nth(name)}"
        self.steps.append(step)
        if step in self.known:
            return cast(R, self.known[step])
        if self.over:
            raise ActIsOver
        key = f"roll:{self.plan.seed}:{self.plan.n}:{self.told + 1}:{self.act}/{step}"
        answer = once(key, call)(actor, **content)
        self.told += 1
        self.commands += 1
        return answer

    def did(self, call: Callable[..., object]) -> bool:
        """Whether a command of this name was given before the crash after which the act is done again."""
        return any(step.partition("/")[0] == call.__name__ for step in self.known)

    def _nth(self, name: str) -> int:
        return sum(step.partition("/")[0] == name for step in self.steps) + 1

    def at(self, day: date, hour: int = 11) -> datetime:
        """A moment of a day at the outlet, in UTC."""
        return datetime.combine(day, time(hour), ZoneInfo(self.cast.zone)).astimezone(UTC)
