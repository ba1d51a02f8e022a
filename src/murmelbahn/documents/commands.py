"""`murmelbahn document`: judge an XML invoice, save a form, hash everything again."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import click

from murmelbahn.documents import operations, queries
from murmelbahn.documents.terms import Check, RenditionFormat
from murmelbahn.kernel.actor import SYSTEM

FORMATS = click.Choice([str(one) for one in RenditionFormat])


@click.group()
def document() -> None:
    """Frozen documents and e-invoices."""


@document.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(file: Path) -> None:
    """Judge an XML invoice by the schema and the official EN 16931 rules; exit code 1 if it fails."""
    judgement = operations.inspect_einvoice(SYSTEM, xml=file.read_bytes())
    for finding in judgement.findings:
        click.echo(f"{finding.rule}: {finding.text} ({finding.place})")
    click.echo(f"{judgement.check} by {judgement.checked_by}")
    if judgement.check is not Check.PASSED:
        raise SystemExit(1)


@document.command()
@click.argument("identity", type=click.UUID)
@click.option("--format", "form", type=FORMATS, default="pdf", show_default=True)
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="Folder to write to.")
def save(identity: UUID, form: str, into: Path) -> None:
    """Write one form of a document to a file and say its verdict."""
    found = queries.rendition(SYSTEM, document=identity, format=RenditionFormat(form))
    target = into / found.filename
    try:
        into.mkdir(parents=True, exist_ok=True)
        target.write_bytes(found.content)
    except OSError as closed:
        raise click.ClickException(f"{target} cannot be written ({closed.strerror}).") from None
    click.echo(f"{target} ({found.view.check}: {found.view.checked_by})")


@document.command()
def verify() -> None:
    """Hash every stored document and form again; exit code 1 if one was changed."""
    flawed = queries.tampered(SYSTEM)
    for one in flawed:
        for flaw in one.flaws:
            click.echo(f"{one.document} {flaw.where}: frozen {flaw.stated}, stored {flaw.computed}")
    click.echo(f"{len(flawed)} changed documents")
    if flawed:
        raise SystemExit(1)
