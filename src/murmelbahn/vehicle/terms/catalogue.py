"""What a product model offers, as pages and price lists read it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ItemKind(StrEnum):
    """What an item is in the car: built in, switched on, or there for safety."""

    HARDWARE = "hardware"
    SOFTWARE = "software"
    SAFETY = "safety"


class ItemState(StrEnum):
    """An item after a set of choices: exact, by satisfiability."""

    CHOSEN = "chosen"
    IMPLIED = "implied"
    BLOCKED = "blocked"
    FREE = "free"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """One item: its code joins prices, its texts are by language. `package` items contain others."""

    code: str
    family: str | None
    kind: ItemKind
    needs_fitted: tuple[str, ...]
    contains: tuple[str, ...]
    texts: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyView:
    """Items of which a number is chosen: `at_least` to `at_most`. `approval`: a change enters the approval papers."""

    code: str
    items: tuple[str, ...]
    at_least: int
    at_most: int
    approval: bool
    freeze_class: str | None
    texts: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezeClass:
    """Families that become unchangeable together, `days_before_build` days before the build week starts."""

    code: str
    days_before_build: int
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCatalogue:
    """A released model as one market may order it on two dates. `artefact` names the rules for ever."""

    model: str
    line: str
    year: int
    body: str
    artefact: str
    families: tuple[FamilyView, ...]
    items: tuple[ItemView, ...]
    freeze: tuple[FreezeClass, ...]
    texts: dict[str, str]

    @property
    def price_codes(self) -> tuple[str, ...]:
        """Every code a price list must name: the model itself and each of its items."""
        return (self.model, *(item.code for item in self.items))


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSummary:
    """A model in the list of what can be ordered."""

    model: str
    line: str
    year: int
    body: str
    texts: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceStates:
    """State of every item after the choices."""

    artefact: str
    states: dict[str, ItemState]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a wish is blocked: the smallest set of the customer's own choices, then the rules as text keys and words."""

    wish: str
    choices: tuple[str, ...]
    rules: tuple[str, ...]
    words: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A set of own choices to give up so that the wish becomes possible, with the sum of their weights."""

    give_up: tuple[str, ...]
    cost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelNote:
    """Something in a model's text that may be released but looks odd."""

    file: str
    line: int
    reason: str
