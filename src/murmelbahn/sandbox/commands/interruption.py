"""Ctrl-C while a roll goes on: what was done stands in the world, and the person is told how to finish it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from murmelbahn.kernel import world
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.sandbox import queries
from murmelbahn.sandbox.commands.house import WORLD


@contextmanager
def told(name: str, *, seed: int) -> Iterator[None]:
    """Turns Ctrl-C into a sentence: how far the roll came in the world `name`, and the command that finishes it."""
    try:
        yield
    except KeyboardInterrupt:
        world.connection().close()  # a statement may have been cut off in the middle
        begun = queries.begun(SYSTEM, seed=seed)
        raise click.ClickException(_sentence(name, seed, len(begun), sum(one.finished for one in begun))) from None


def _sentence(name: str, seed: int, begun: int, finished: int) -> str:
    if not begun:
        return f"Interrupted before the first deal was begun in the world '{name}': roll again."
    again = " ".join(["murmelbahn roll --resume --seed", str(seed), *([] if name == WORLD else ["--world", name])])
    return f"Interrupted when {finished} of {begun} deals were finished: `{again}` finishes and proves all of them."
