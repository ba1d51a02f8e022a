"""`murmelbahn db`: tables, backups, and a look inside."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from django.db import connections

from murmelbahn.app import archive, databases, demo, environment, house, prepared, worlds
from murmelbahn.app.commandline.saying import say
from murmelbahn.app.postgres import binaries


@click.group()
def db() -> None:
    """The database of a world."""


@db.command()
@click.pass_obj
def migrate(world: str | None) -> None:
    """Bring the tables to this version; in a demo, make template and world if there are none."""
    with house.opened(say, must_exist=False):
        worlds.check_server()
        if environment.read().demo:
            demo.prepare(world or environment.read().world)
        else:
            worlds.migrate_default()
        if world is None:
            worlds.comment(prepared.fingerprint())
    say("the tables are up to date")


@db.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def backup(world: str | None, file: Path) -> None:
    """Write a world into FILE (pg_dump's custom format), consistent while everything runs."""
    with house.opened(say, world) as alias, _plainly():
        archive.backup(connections.databases[alias], file)
    say(f"{file}: {file.stat().st_size:,} bytes")


@db.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--replace", is_flag=True, help="Put it in the place of the world of that name, whoever uses it.")
@click.pass_obj
def restore(world: str | None, file: Path, replace: bool) -> None:
    """Make a world from a backup. Nothing changes unless all of FILE could be read."""
    name = world or environment.read().world
    with house.opened(say, must_exist=False), _plainly():
        archive.restore(file, name, replace=replace)
    say(f"the world '{name}' stands as in {file}")


@db.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def psql(world: str | None, arguments: tuple[str, ...]) -> None:
    """PostgreSQL's own terminal."""
    with house.opened(say, world) as alias:
        surroundings = os.environ | databases.for_libpq(connections.databases[alias])
        connections.close_all()
        code = os.spawnve(os.P_WAIT, binaries.shipped() / "bin" / "psql", ["psql", *arguments], surroundings)
    raise SystemExit(code)


@contextmanager
def _plainly() -> Iterator[None]:
    try:
        yield
    except (archive.ArchiveRefused, worlds.WorldRefused) as refused:
        raise click.ClickException(str(refused)) from None
