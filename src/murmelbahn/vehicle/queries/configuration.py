"""Saved configurations. They hold no person's data; who knows the id may read it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from uuid import UUID

from murmelbahn.kernel import world
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import adapter
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.sql import ask_one
from murmelbahn.vehicle.queries._artefacts import artefact_of
from murmelbahn.vehicle.rules import late_change, values
from murmelbahn.vehicle.terms import ChangeOption, ConfigurationView, Label, Technical


def configuration(actor: Actor, *, configuration: UUID) -> ConfigurationView:
    """A saved configuration exactly as it was saved. Raises `NotFound`."""
    return _kept(world.alias(), configuration)


def stored_configuration(actor: Actor, *, configuration: UUID) -> ConfigurationView:
    """The same, read from its row now: evidence is never taken from memory. Raises `NotFound`."""
    return _read(configuration)


@lru_cache(maxsize=1024)
def _kept(alias: str, identity: UUID) -> ConfigurationView:
    """Read once per world and process. It is never stale: a trigger forbids to change or delete a saved configuration,
    and its id is made from its content. What is not there yet raises, and nothing is kept."""
    return _read(identity)


def _read(identity: UUID) -> ConfigurationView:
    row = ask_one("SELECT body::text FROM vehicle_configuration WHERE id = %s", [identity])
    if row is None:
        raise NotFound()
    view: ConfigurationView = adapter(ConfigurationView).validate_json(row[0])
    return view


def technical_of(actor: Actor, *, artefact: str, items: Iterable[str]) -> Technical:
    """Technical values of items that need not be saved. Raises `Incomplete` while they decide nothing."""
    return values.technical(artefact_of(artefact), items)


def label_of(actor: Actor, *, artefact: str, items: Iterable[str]) -> Label:
    """What the consumption label of items says that need not be saved. Raises `Incomplete` while they decide nothing."""
    return values.label(values.technical(artefact_of(artefact), items))


def label_of_values(actor: Actor, *, technical: Technical) -> Label:
    """The label of a car with values of its own."""
    return values.label(technical)


def features_of(actor: Actor, *, artefact: str, items: Iterable[str]) -> tuple[str, ...]:
    """The sold feature set of items: packages and plant codes left out."""
    return values.features(artefact_of(artefact), items)


def capable_of(actor: Actor, *, artefact: str, items: Iterable[str]) -> tuple[str, ...]:
    """Software a car with these items could be given later."""
    return values.capable(artefact_of(artefact), items)


def included_items(actor: Actor, *, configuration: UUID) -> frozenset[str]:
    """Items that a chosen package of the configuration brings along."""
    saved = _saved(actor, configuration)
    return included_in(actor, artefact=saved.artefact, items=saved.items)


def included_in(actor: Actor, *, artefact: str, items: Iterable[str]) -> frozenset[str]:
    """The same for items that need not be saved."""
    chosen = set(items)
    return frozenset(inside for item in artefact_of(artefact).items if item.code in chosen for inside in item.contains)


def changed(actor: Actor, *, old: UUID, new: UUID) -> ChangeOption:
    """What differs between two saved configurations of one model, by families and freeze classes."""
    before, after = _saved(actor, old), _saved(actor, new)
    return late_change.described(artefact_of(before.artefact), before.items, after.items)


def _saved(actor: Actor, identity: UUID) -> ConfigurationView:
    return configuration(actor, configuration=identity)
