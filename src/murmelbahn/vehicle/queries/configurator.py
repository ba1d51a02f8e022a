"""The configurator's answers, exact by satisfiability. A choice is an item code, or `!code` for an item not wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import TypeVar
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.reasoner import check as checking
from murmelbahn.reasoner import complete as completing
from murmelbahn.reasoner import repairs as repairing
from murmelbahn.reasoner import states as stating
from murmelbahn.reasoner import why as explaining
from murmelbahn.reasoner.formula import Contradiction, UnknownName
from murmelbahn.vehicle.queries._artefacts import artefact_of, artefact_on, words_of
from murmelbahn.vehicle.queries._words import sentences
from murmelbahn.vehicle.queries.configuration import configuration as saved_configuration
from murmelbahn.vehicle.rules import late_change, values
from murmelbahn.vehicle.rules.model.artefact import Artefact
from murmelbahn.vehicle.terms import (
    ChangeConflict,
    ChangeOption,
    ChoiceStates,
    ContradictoryChoices,
    Explanation,
    ItemState,
    Repair,
    UnknownItem,
)

T = TypeVar("T")
COMPLETIONS = 1_000
"""Answers that are kept: every page of models asks for the cheapest car of each."""


def _refusing(artefact: Artefact, call: Callable[[], T]) -> T:
    """Turn the reasoner's objections into refusals."""
    try:
        return call()
    except UnknownName as error:
        raise UnknownItem(items=error.names, model=artefact.model) from error
    except Contradiction as error:
        raise ContradictoryChoices(choices=error.choices, rules=error.reasons) from error


def states(actor: Actor, *, artefact: str, choices: Iterable[str]) -> ChoiceStates:
    """State of every item. Raises `UnknownItem`, `ContradictoryChoices`."""
    model = artefact_of(artefact)
    found = _refusing(model, lambda: stating.states(model.formula, choices))
    return ChoiceStates(artefact=artefact, states={code: ItemState(state) for code, state in found.of.items()})


def why(actor: Actor, *, artefact: str, choices: Iterable[str], wish: str) -> Explanation | None:
    """Why a wish is blocked; nothing if it is not. Raises `UnknownItem`."""
    return explanations(actor, artefact=artefact, asked=((tuple(choices), wish),))[0]


def explanations(
    actor: Actor, *, artefact: str, asked: Sequence[tuple[tuple[str, ...], str]]
) -> tuple[Explanation | None, ...]:
    """The same of many wishes, each after choices of its own; the words are looked up once. Raises `UnknownItem`."""
    model = artefact_of(artefact)
    found = [_refusing(model, partial(explaining.why, model.formula, *one)) for one in asked]
    words = words_of(model) if any(found) else {}
    return tuple(
        None
        if one is None
        else Explanation(
            wish=one.wish, choices=one.choices, rules=one.reasons, words=sentences(model, words, one.reasons)
        )
        for one in found
    )


def repairs(
    actor: Actor, *, artefact: str, choices: Iterable[str], wish: str, weights: Mapping[str, int] | None = None
) -> tuple[Repair, ...]:
    """The cheapest sets of own choices to give up for a wish. Raises `UnknownItem`."""
    model = artefact_of(artefact)
    found = _refusing(model, lambda: repairing.repairs(model.formula, choices, wish, weights))
    return tuple(Repair(give_up=one.give_up, cost=one.cost) for one in found)


def complete(
    actor: Actor, *, artefact: str, choices: Iterable[str], weights: Mapping[str, int] | None = None
) -> tuple[str, ...]:
    """The cheapest full configuration with these choices; weights are whole numbers (cents). Of equally cheap items of a
    family the one the maker names first is taken. Raises `UnknownItem`, `ContradictoryChoices`.
    """
    return _completed(artefact, tuple(choices), frozenset((weights or {}).items()))


@lru_cache(COMPLETIONS)
def _completed(artefact: str, choices: tuple[str, ...], weights: frozenset[tuple[str, int]]) -> tuple[str, ...]:
    """An artefact is named by its own digest, so the same question has the same answer for ever."""
    model = artefact_of(artefact)
    preferred = values.preferences(model, dict(weights))
    return _refusing(model, lambda: completing.complete(model.formula, choices, preferred)).items


def check(actor: Actor, *, artefact: str, items: Iterable[str]) -> tuple[str, ...]:
    """Rules that a full order breaks; none means it can be built. Raises `UnknownItem`."""
    model = artefact_of(artefact)
    judged = checking.check(model.formula, items)
    if judged.unknown:
        raise UnknownItem(items=judged.unknown, model=model.model)
    return judged.broken


def change_options(
    actor: Actor,
    *,
    configuration: UUID,
    wish: Iterable[str],
    frozen: Iterable[str],
    build_date: date,
    fees: Mapping[str, int] | None = None,
) -> ChangeOption | ChangeConflict:
    """Late change: `frozen` are freeze classes, `fees` weigh a change by its class (whole numbers, cents). The answer is
    valid on the agreement's artefact and on the one that counts at the new build date. Raises `UnknownItem`."""
    old = saved_configuration(actor, configuration=configuration)
    agreed = artefact_of(old.artefact)
    now = artefact_on(old.model, market=old.market, order_date=old.order_date, build_date=build_date)
    answer = _refusing(
        agreed,
        lambda: late_change.cheapest(agreed, now, items=old.items, wish=wish, frozen=frozen, fees=fees or {}),
    )
    if isinstance(answer, ChangeOption):
        return answer
    return ChangeConflict(
        frozen=answer.groups, rules=answer.reasons, words=sentences(agreed, words_of(agreed), answer.reasons)
    )
