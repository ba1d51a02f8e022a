"""The group that imports a command when it is asked for."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

import click

OWN = {
    "run": "running", "serve": "serving", "work": "working", "relay": "relaying", "db": "database", "world": "worlds",
    "api": "contract", "clock": "clocks", "facts": "facts", "static": "assets",
}  # fmt: skip
"""The house's own commands: name and module of this package."""
LIGHT = {"run", "serve"}
"""They start others and need no Django themselves."""


class House(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        _rooms().set_up()
        return [*OWN, *sorted(_rooms().mounted())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in OWN:
            if cmd_name not in LIGHT:
                _rooms().set_up()
            command: click.Command = getattr(import_module(f"{__package__}.{OWN[cmd_name]}"), cmd_name)
            return command
        _rooms().set_up()
        found: click.Command | None = _rooms().mounted().get(cmd_name)
        return found


def _rooms() -> ModuleType:
    return import_module(f"{__package__}.rooms")
