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
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """An empty word, as a shell makes it from a variable that is not set, is no value of anything."""
        for before, word in zip(["", *args], args, strict=False):
            if not word.strip():
                after = f"{before} is given" if before.startswith("-") else "An argument is given"
                raise click.UsageError(f"{after} without a value: say one or leave it away.", ctx)
            if word.startswith("--") and word.endswith("="):
                raise click.UsageError(f"{word[:-1]} is given without a value: say one or leave it away.", ctx)
        return super().parse_args(ctx, args)

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
