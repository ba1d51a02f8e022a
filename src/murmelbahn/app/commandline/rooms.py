"""Rooms bring commands: every click command at the top of `murmelbahn.<room>.commands` is mounted.

They run in an open world, unless their module says `NEEDS_WORLD = False`; a refusal is answered by its sentence, and with
`--json` as the problem that the API would answer. Rooms
cannot import `app`, so a command that makes worlds finds them in click's context: `meta["murmelbahn.worlds"]`."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import copy
from functools import wraps
from typing import Any

import click

from murmelbahn.app import house, rooms, worlds
from murmelbahn.app.commandline.saying import say
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.ui.problem import problem_of
from murmelbahn.ui.texts import sentence_of


def set_up() -> None:
    house.set_up()


def mounted() -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for room in rooms.standing():
        module = rooms.part(room, "commands")
        commands = [thing for thing in vars(module).values() if isinstance(thing, click.Command)] if module else []
        inner = {id(sub) for group in commands if isinstance(group, click.Group) for sub in group.commands.values()}
        for command in commands:
            if id(command) not in inner and command.name:
                ours = _in_an_open_house(command, needs_world=getattr(module, "NEEDS_WORLD", True))
                _mount(found, command.name, ours)
    return found


def _mount(found: dict[str, click.Command], name: str, ours: click.Command) -> None:
    """Rooms may share a group: each brings its commands to it."""
    standing = found.setdefault(name, ours)
    if standing is ours:
        return
    if not (isinstance(standing, click.Group) and isinstance(ours, click.Group)):
        raise RuntimeError(f"two rooms bring a command {name!r}")
    standing.commands = {**standing.commands, **ours.commands}


def _in_an_open_house(command: click.Command, *, needs_world: bool) -> click.Command:
    """The command, or all commands of the group, opening the house first; `--help` opens nothing. The room's own stays as
    it is."""
    ours = copy(command)
    if isinstance(command, click.Group) and isinstance(ours, click.Group):
        ours.commands = {
            name: _in_an_open_house(inner, needs_world=needs_world) for name, inner in command.commands.items()
        }
    elif command.callback is not None:
        ours.callback = _in_the_house(command.callback, needs_world)
    return ours


def _in_the_house(body: Callable[..., Any], needs_world: bool) -> Callable[..., Any]:
    @wraps(body)
    def run(*args: Any, **kwargs: Any) -> Any:
        context = click.get_current_context()
        context.meta["murmelbahn.worlds"] = worlds
        if needs_world:
            context.with_resource(house.opened(say, context.find_root().params.get("world")))
        try:
            return body(*args, **kwargs)
        except Refusal as refusal:
            if kwargs.get("as_json"):
                click.echo(json.dumps(problem_of(refusal, "en"), indent=2, ensure_ascii=False))
                context.exit(1)
            raise click.ClickException(f"{sentence_of(refusal, 'en')} ({refusal.code})") from None

    return run
