"""`murmelbahn facts`: the catalogue of facts as committed files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from murmelbahn.app.catalogue import committed
from murmelbahn.app.catalogue.asyncapi import document
from murmelbahn.app.catalogue.compatibility import breaks
from murmelbahn.app.catalogue.samples import sample_of
from murmelbahn.app.catalogue.schemas import file_of, rendered, schema_of, topics


@click.group()
def facts() -> None:
    """What the rooms publish."""


@facts.command(name="list")
def list_topics() -> None:
    """Every topic with its version and first sentence."""
    for topic in topics():
        said = (topic.body.__doc__ or "").strip().partition("\n")[0]
        click.echo(f"{topic.name} v{topic.version}  {'' if said.startswith(topic.body.__name__ + '(') else said}")


@facts.command()
def asyncapi() -> None:
    """The AsyncAPI document of what webhooks send, for tools."""
    click.echo(json.dumps(document(), indent=2))


@facts.command()
@click.option("--unreleased", is_flag=True, help="Overwrite what breaks readers: nobody has it yet.")
def schemas(unreleased: bool) -> None:
    """Write schemas/: a schema and a sample of every topic's newest version.

    A schema that exists is changed only where its readers are not hurt; else raise the fact's version and write an upcaster.
    A sample that exists is what was written then, and stays.
    """
    wanted: dict[Path, dict[str, Any]] = {}
    for topic in topics():
        schema = file_of(topic)
        before = None if unreleased else committed.read(schema)
        with committed.understood(schema):
            broken = () if before is None else breaks(before, schema_of(topic))
        if broken:
            raise click.ClickException(f"{topic.name} v{topic.version}: {'; '.join(broken)}. Raise its version.")
        wanted[schema] = schema_of(topic)
        sample = file_of(topic, "samples")
        if unreleased or not sample.exists():
            wanted[sample] = sample_of(topic)
    changed = {file: rendered(value) for file, value in wanted.items() if not _stands(file, rendered(value))}
    committed.write(changed)
    click.echo(f"{len(topics())} topics, {len(changed)} files written")


def _stands(file: Path, text: str) -> bool:
    return file.exists() and file.read_bytes() == text.encode()
