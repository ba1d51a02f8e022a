"""The configurator's answers, exact by satisfiability. A choice is an item code, or `!code` for an item not wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.vehicle.terms import ChangeConflict, ChangeOption, ChoiceStates, Explanation, Repair


def states(actor: Actor, *, artefact: str, choices: Iterable[str]) -> ChoiceStates:
    """State of every item. Raises `UnknownItem`, `ContradictoryChoices`."""
    raise NotImplementedError


def why(actor: Actor, *, artefact: str, choices: Iterable[str], wish: str) -> Explanation | None:
    """Why a wish is blocked; nothing if it is not."""
    raise NotImplementedError


def repairs(
    actor: Actor, *, artefact: str, choices: Iterable[str], wish: str, weights: Mapping[str, int] | None = None
) -> tuple[Repair, ...]:
    """The cheapest sets of own choices to give up."""
    raise NotImplementedError


def complete(
    actor: Actor, *, artefact: str, choices: Iterable[str], weights: Mapping[str, int] | None = None
) -> tuple[str, ...]:
    """The cheapest full configuration with these choices. Weights are whole numbers (cents), default: fewest items."""
    raise NotImplementedError


def check(actor: Actor, *, artefact: str, items: Iterable[str]) -> tuple[str, ...]:
    """Rules that a full order breaks, as text keys; none means it can be built."""
    raise NotImplementedError


def change_options(
    actor: Actor,
    *,
    configuration: UUID,
    wish: Iterable[str],
    frozen: Iterable[str],
    build_date: date,
    fees: Mapping[str, int] | None = None,
) -> ChangeOption | ChangeConflict:
    """Late change: `frozen` are freeze classes, `fees` weigh them; valid on the agreement's artefact and at the new build date."""
    raise NotImplementedError
