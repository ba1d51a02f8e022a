"""One time slice of a model: immutable, named by the hash of its canonical bytes, replayable for ever."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from murmelbahn.kernel.fact import digest, to_json
from murmelbahn.reasoner.formula import Formula
from murmelbahn.vehicle.terms.catalogue import FreezeClass, ItemKind
from murmelbahn.vehicle.terms.technical import Fuel, Powertrain

Clause = tuple[str, ...]
"""Choices of which one must hold: `CODE` or `!CODE`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that can be chosen; with `contains` it is a package."""

    code: str
    family: str
    kind: ItemKind
    needs_fitted: tuple[str, ...]
    contains: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Items of which `at_least` to `at_most` are chosen. `approval`: a change enters the approval papers."""

    code: str
    items: tuple[str, ...]
    at_least: int
    at_most: int
    approval: bool

    def clauses(self) -> list[Clause]:
        """The bounds as clauses."""
        size = len(self.items)
        low = [tuple(some) for some in combinations(self.items, size - self.at_least + 1) if self.at_least]
        high = [
            tuple(f"!{item}" for item in some)
            for some in combinations(self.items, self.at_most + 1)
            if self.at_most < size
        ]
        return [*low, *high]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Clauses of one rule or table; `why` is the key of its sentence."""

    id: str
    why: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """Technical values of every configuration for which the condition `when` holds, before the items' deltas."""

    when: str
    fuel: Fuel
    powertrain: Powertrain
    power_kw: int
    engine_cc: int
    mass_kg: int
    seats: int
    emission_standard: str
    co2: int
    co2_empty: int
    consumption: Decimal
    kwh: Decimal
    range: int
    consumption_empty: Decimal = Decimal("0.0")
    kwh_electric: Decimal = Decimal("0.0")
    phases: tuple[Decimal, ...] = ()
    phases_kwh: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """What an item adds to the values."""

    item: str
    co2: int
    consumption: Decimal
    kwh: Decimal
    range: int
    mass_kg: int


@dataclass(frozen=True, kw_only=True)
class Artefact:
    """Everything that decides what can be ordered, and what it then is. `absent` items exist at other times or places."""

    model: str
    line: str
    year: int
    body: str
    families: tuple[Family, ...]
    items: tuple[Item, ...]
    absent: tuple[str, ...]
    rules: tuple[Rule, ...]
    technical: tuple[Values, ...]
    deltas: tuple[Delta, ...]
    freeze: tuple[FreezeClass, ...]

    @cached_property
    def hash(self) -> str:
        return digest(to_json(self))

    @cached_property
    def formula(self) -> Formula:
        """The rules for the reasoner. Reasons: a rule's id, `family.x`, `package.X`, `fitted.X`, `absent.X`."""
        named: list[tuple[str, Clause]] = []
        for family in self.families:
            named += [(f"family.{family.code}", clause) for clause in family.clauses()]
        for item in self.items:
            named += [(f"package.{item.code}", (f"!{item.code}", inside)) for inside in item.contains]
            named += [(f"fitted.{item.code}", (f"!{item.code}", needed)) for needed in item.needs_fitted]
        named += [(f"absent.{code}", (f"!{code}",)) for code in self.absent]
        named += [(rule.id, clause) for rule in self.rules for clause in rule.clauses]
        names = tuple(item.code for item in self.items)
        blank = Formula(names, ())
        return Formula(
            names,
            tuple(tuple(blank.literals(clause)) for _, clause in named),
            tuple(reason for reason, _ in named),
        )

    @cached_property
    def family_of(self) -> dict[str, Family]:
        return {item: family for family in self.families for item in family.items}

    @cached_property
    def freeze_class_of(self) -> dict[str, str]:
        """The freeze class of each family that has one."""
        return {family: frozen.code for frozen in self.freeze for family in frozen.families}

    @cached_property
    def why_of(self) -> dict[str, str]:
        """The key of the sentence of each rule."""
        return {rule.id: rule.why for rule in self.rules}

    def in_order(self, items: Iterable[str]) -> tuple[str, ...]:
        """Known items of these, each once, in the model's order."""
        wanted = set(items)
        return tuple(item.code for item in self.items if item.code in wanted)
