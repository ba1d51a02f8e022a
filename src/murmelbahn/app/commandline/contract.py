"""`murmelbahn api`: the API as a committed file."""

from __future__ import annotations

import click

from murmelbahn.app.catalogue import committed
from murmelbahn.app.catalogue.routes import breaks, described, file, rendered


@click.group()
def api() -> None:
    """What integrators call."""


@api.command()
@click.option("--unreleased", is_flag=True, help="Overwrite what breaks callers: nobody calls it yet.")
def schema(unreleased: bool) -> None:
    """Write schemas/openapi.json, unless callers of what it says now would fail."""
    now = described()
    before = None if unreleased else committed.read(file())
    with committed.understood(file()):
        broken = () if before is None else breaks(before, now)
    if broken:
        raise click.ClickException(f"{'; '.join(broken)}. Keep it, or make a second version of the API.")
    committed.write({file(): rendered(now)})
    click.echo(f"{len(now['paths'])} addresses")
