"""`murmelbahn world`: worlds of this installation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click

from murmelbahn.app import house, worlds
from murmelbahn.app.commandline.saying import say
from murmelbahn.app.databases import TEMPLATE


@click.group()
def world() -> None:
    """Worlds: a database each, cloned from a template."""


@world.command(name="list")
def list_() -> None:
    """The names of all worlds."""
    with _opened():
        for name in worlds.names():
            click.echo(name)


@world.command()
@click.argument("name")
@click.option("--at", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]), help="The world's time, UTC (else real).")
@click.option(
    "--seed", default=0, show_default=True, type=click.IntRange(0, 2**63 - 1), help="Of its chance; with --at."
)
@click.option("--from", "source", default="template", show_default=True, help="The world to copy.")
def create(name: str, at: datetime | None, seed: int, source: str) -> None:
    """A new world."""
    if seed and at is None:
        raise click.UsageError("--seed needs --at: chance is drawn only in a world whose time is set.")
    with _opened():
        worlds.check_name(name)
        worlds.create(name, at=at.replace(tzinfo=UTC) if at else None, seed=seed, source=source)
        click.echo(f"the world '{name}' stands: http://localhost:8000/w/{name}/")


@world.command()
@click.argument("name")
@click.confirmation_option(prompt="Everything in it is lost. Go on?")
def drop(name: str) -> None:
    """End a world for ever."""
    with _opened():
        if name == TEMPLATE:
            raise click.ClickException("All worlds are copies of the template: it stays.")
        if not worlds.exists(name):
            raise click.ClickException(f"There is no world '{name}'.")
        worlds.drop(name)


@contextmanager
def _opened() -> Iterator[None]:
    with house.opened(say, must_exist=False):
        try:
            yield
        except worlds.WorldRefused as refused:
            raise click.ClickException(str(refused)) from None
