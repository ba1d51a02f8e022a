"""`murmelbahn staff`: the first people of an installation; later ones are invited by an operator."""

from __future__ import annotations

import click

from murmelbahn.accounts.operations import create_user
from murmelbahn.kernel.actor import STAFF, SYSTEM, ActorKind

HIRED = sorted(kind.value for kind in STAFF)


@click.command()
@click.argument("email")
@click.option("--kind", default=ActorKind.OPERATOR.value, show_default=True, type=click.Choice(HIRED), help="The role.")
@click.option(
    "--market", "markets", multiple=True, metavar="CODE", help="A market of the role; may stand several times."
)
@click.option("--name", default="", help="As colleagues read it.")
def staff(email: str, kind: str, markets: tuple[str, ...], name: str) -> None:
    """Let EMAIL sign in as staff, by a code sent there; a second factor is set up at the first sign-in."""
    subject = create_user(SYSTEM, email=email, name=name, kind=ActorKind(kind), markets=markets)
    click.echo(f"{email} may sign in as {kind}: {subject}")
