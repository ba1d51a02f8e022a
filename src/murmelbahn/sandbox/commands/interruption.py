"""Ctrl-C, or a database that goes away, while a roll goes on: what was done stands in the world, and the person is told how
to finish it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import click
from django.db import InterfaceError, OperationalError

from murmelbahn.kernel import world
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.sandbox import queries
from murmelbahn.sandbox.commands.house import WORLD


@contextmanager
def told(name: str, *, seed: int) -> Iterator[None]:
    """Turns both into a sentence: how far the roll came in the world `name`, and the command that finishes it."""
    try:
        yield
    except (KeyboardInterrupt, EOFError):  # EOFError: a client of the roll has ended, and its line with it
        world.connection().close()  # a statement may have been cut off in the middle
        begun = queries.begun(SYSTEM, seed=seed)
        raise click.ClickException(_sentence(name, seed, len(begun), sum(one.finished for one in begun))) from None
    except (OperationalError, InterfaceError) as error:
        databases = import_module("murmelbahn.app.databases")
        if not databases.went_away(error):
            raise
        raise click.ClickException(
            f"The database went away in the middle ({databases.said_by(error)}): while the world '{name}' is there, "
            f"`{_again(name, seed)}` finishes the roll."
        ) from None


def _sentence(name: str, seed: int, begun: int, finished: int) -> str:
    if not begun:
        return f"Interrupted before the first deal was begun in the world '{name}': roll again."
    done = f"Interrupted when {finished} of {begun} deals were finished"
    return f"{done}: `{_again(name, seed)}` finishes and proves all of them."


def _again(name: str, seed: int) -> str:
    return " ".join(["murmelbahn roll --resume --seed", str(seed), *([] if name == WORLD else ["--world", name])])
