"""Rooms bring commands: every click command at the top of `murmelbahn.<room>.commands` is mounted.

They run in an open world, unless their module says `NEEDS_WORLD = False`; a refusal is answered by its sentence. Rooms
cannot import `app`, so a command that makes worlds finds them in click's context: `meta["murmelbahn.worlds"]`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from murmelbahn.app import house, rooms, worlds
from murmelbahn.app.commandline.saying import say
from murmelbahn.kernel.refusals import Refusal
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
                _open_the_house_for(command, needs_world=getattr(module, "NEEDS_WORLD", True))
                found[command.name] = command
    return found


def _open_the_house_for(command: click.Command, *, needs_world: bool) -> None:
    """Wraps the callbacks of a command, or of all commands of a group: `--help` opens nothing."""
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            _open_the_house_for(inner, needs_world=needs_world)
    elif command.callback is not None and not hasattr(command.callback, "__wrapped_by_house__"):
        command.callback = _in_the_house(command.callback, needs_world)


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
            raise click.ClickException(f"{sentence_of(refusal, 'en')} ({refusal})") from None

    run.__wrapped_by_house__ = True  # type: ignore[attr-defined]
    return run
