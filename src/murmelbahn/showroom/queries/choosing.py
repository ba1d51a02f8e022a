"""Choices of a configurator: which of them go together, and what a form says when it comes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from murmelbahn.kernel.actor import Actor
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import ContradictoryChoices, FamilyView, ModelCatalogue


def together(
    actor: Actor, *, catalogue: ModelCatalogue, wished: Iterable[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Wishes in the order in which they were made: those that go together, and those that do not go with the ones before
    them or are unknown to this model."""
    known = {item.code for item in catalogue.items}
    kept: list[str] = []
    left: list[str] = []
    for code in dict.fromkeys(wished):
        goes = code in known and _possible(actor, catalogue.artefact, [*kept, code])
        (kept if goes else left).append(code)
    return tuple(kept), tuple(left)


def after_form(
    actor: Actor, *, catalogue: ModelCatalogue, own: Sequence[str], shown: Sequence[str], sent: Sequence[str]
) -> tuple[tuple[str, ...], str]:
    """What the reader wants after a form: `own` were its choices, `shown` everything that was ticked when it saw the form,
    `sent` what is ticked now. Answers the choices that stand and the first wish that does not go with them; what such a wish
    would replace stands until the reader has decided."""
    kept = [code for code in own if code in sent]
    fresh = [code for code in sent if code not in shown and code not in kept]
    standing, left = together(actor, catalogue=catalogue, wished=[*kept, *fresh])
    wish = next((code for code in left if code in fresh), "")
    if not wish:
        return standing, ""
    replaced = set(own) - set(without_rivals(catalogue, own, wish))
    wanted = [*(code for code in own if code in sent or code in replaced), *(code for code in fresh if code != wish)]
    return together(actor, catalogue=catalogue, wished=wanted)[0], wish


def without_rivals(catalogue: ModelCatalogue, choices: Iterable[str], wish: str) -> tuple[str, ...]:
    """Choices without those that a wish replaces: another item of a family of which one is chosen."""
    family = family_of(catalogue, wish)
    rivals = set(family.items) - {wish} if family is not None and family.at_most == 1 else set()
    return tuple(code for code in choices if code not in rivals)


def family_of(catalogue: ModelCatalogue, code: str) -> FamilyView | None:
    return next((family for family in catalogue.families if code in family.items), None)


def _possible(actor: Actor, artefact: str, choices: list[str]) -> bool:
    try:
        vehicle.states(actor, artefact=artefact, choices=choices)
    except ContradictoryChoices:
        return False
    return True
