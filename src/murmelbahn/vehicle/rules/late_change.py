"""Which late change is admissible, and which families stand in its way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from murmelbahn.reasoner.change import Blocked, change
from murmelbahn.reasoner.formula import join
from murmelbahn.vehicle.rules.model.artefact import Artefact
from murmelbahn.vehicle.terms.configuration import ChangeOption


def cheapest(
    agreed: Artefact,
    now: Artefact,
    *,
    items: Iterable[str],
    wish: Iterable[str],
    frozen: Iterable[str],
    fees: Mapping[str, int],
) -> ChangeOption | Blocked:
    """The cheapest change of `items` that both artefacts allow and that touches no family of a `frozen` class.

    `fees` weigh a changed item by its family's freeze class; items of families that never freeze weigh 1.
    """
    old = tuple(items)
    closed = set(frozen)
    groups = {
        family.code: family.items for family in agreed.families if agreed.freeze_class_of.get(family.code) in closed
    }
    weights = {
        item: fees.get(agreed.freeze_class_of.get(family.code, ""), 1)
        for family in agreed.families
        for item in family.items
    }
    answer = change(join(agreed.formula, now.formula), old, wish, groups, weights)
    if isinstance(answer, Blocked):
        return answer
    return described(agreed, old, answer.items)


def described(artefact: Artefact, old: Iterable[str], new: Iterable[str]) -> ChangeOption:
    """What differs between two orders of one model."""
    before, after = set(old), set(new)
    moved = [artefact.family_of[item] for item in artefact.in_order(before ^ after)]
    families = tuple(dict.fromkeys(family.code for family in moved))
    classes = (artefact.freeze_class_of.get(family) for family in families)
    return ChangeOption(
        items=artefact.in_order(after),
        added=artefact.in_order(after - before),
        removed=artefact.in_order(before - after),
        families=families,
        classes=tuple(dict.fromkeys(found for found in classes if found is not None)),
        approval=any(family.approval for family in moved),
    )
