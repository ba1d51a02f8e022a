"""`murmelbahn api`: the API as a committed file."""

from __future__ import annotations

import json

import click

from murmelbahn.app.catalogue.routes import breaks, described, file, rendered


@click.group()
def api() -> None:
    """What integrators call."""


@api.command()
@click.option("--unreleased", is_flag=True, help="Overwrite what breaks callers: nobody calls it yet.")
def schema(unreleased: bool) -> None:
    """Write schemas/openapi.json, unless callers of what it says now would fail."""
    now = described()
    if file().exists() and not unreleased:
        broken = breaks(json.loads(file().read_text(encoding="utf-8")), now)
        if broken:
            raise click.ClickException(f"{'; '.join(broken)}. Keep it, or make a second version of the API.")
    file().write_text(rendered(now), encoding="utf-8")
    click.echo(f"{len(now['paths'])} addresses")
