"""The application lies above this room and is reached by name: worlds, the open house, the engine it wired."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib import import_module
from typing import Any

import click

from murmelbahn.kernel import world
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.engine import Engine
from murmelbahn.sandbox.commands import presence
from murmelbahn.sandbox.queries import in_use

WORLD = "roll"
"""Where a roll takes place unless told otherwise: nobody else's."""
APART = ("connect.", "documents.")
"""Listeners the roll does without: it plays the outside worlds itself, and typesetting has its own figures."""
PARTNERS = ("plant", "carrier", "registration", "bank", "lender")
"""Outside worlds that deals may be left to."""


def engine(*, outside: bool = False) -> Engine:
    """The rooms' own reactions and projections; with `outside`, the simulated partners as well."""
    whole: Engine = import_module("murmelbahn.app.wiring").engine()
    inside = [one for one in whole.subscriptions if not one.name.startswith(APART)]
    if not outside:
        return Engine(subscriptions=inside, projections=whole.projections)
    spoken = [one for one in whole.subscriptions if one.name.removeprefix("connect.") in PARTNERS]
    heard = [one for one in whole.stations if one.name in PARTNERS]
    return Engine(subscriptions=[*inside, *spoken], projections=whole.projections, stations=heard)


def chosen(own: str | None) -> str:
    """The world a roll is told to take place in, by its own option or by the one all commands have. Raises UsageError."""
    common = click.get_current_context().find_root().params.get("world")
    if own is not None and common is not None and own != common:
        raise click.UsageError(f"Two worlds are named, '{common}' and '{own}': say --world once.")
    return next((name for name in (own, common) if name is not None), WORLD)


@contextmanager
def scratch(name: str, *, at: datetime, seed: int, keep: bool) -> Iterator[bool]:
    """Inside the named world; anew unless it is to be kept. Yields whether it is new. Raises ClickException without it."""
    house, worlds = import_module("murmelbahn.app.house"), import_module("murmelbahn.app.worlds")
    if name == import_module("murmelbahn.app.environment").read().world:
        raise click.ClickException(f"The world '{name}' is the installation's own: roll in another one, --world NAME.")
    with (
        house.opened(_say, must_exist=False),
        worlds.maintenance() as server,
        presence.alone(server, world=name),
    ):
        with _plainly(worlds):
            worlds.check_name(name)
        exists = worlds.exists(name)
        if keep and not exists:
            raise click.ClickException(f"There is no world '{name}' to go on with.")
        if not keep:
            with _uninterrupted(name):
                _anew(worlds, name, exists=exists, at=at, seed=seed)
        with world.use(worlds.enter(name, pool=False)):
            yield not keep


@contextmanager
def _uninterrupted(name: str) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        raise click.ClickException(f"Interrupted while the world '{name}' was being made: roll again.") from None


def _anew(worlds: Any, name: str, *, exists: bool, at: datetime, seed: int) -> None:
    if exists and name != WORLD:
        with world.use(worlds.enter(name, pool=False)):
            somebodys = in_use(SYSTEM)
        if somebodys:
            raise click.ClickException(
                f"The world '{name}' was not made by a roll: choose another name, or drop it yourself."
            )
    if exists:
        worlds.drop(name)
    worlds.migrate(worlds.TEMPLATE)
    with _plainly(worlds):
        worlds.create(name, at=at, seed=seed)


@contextmanager
def _plainly(worlds: Any) -> Iterator[None]:
    try:
        yield
    except worlds.WorldRefused as refused:
        raise click.ClickException(str(refused)) from None


def _say(line: str) -> None:
    click.echo(line, err=True)
