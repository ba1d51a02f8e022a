"""`murmelbahn staff`: the first people of an installation; later ones are invited by an operator. `murmelbahn client`: programs
of others in which people sign in; those that sign in for themselves are bound to retailers or markets (see `retail`)."""

from __future__ import annotations

import click

from murmelbahn.accounts.operations import create_user, end_client, register_app
from murmelbahn.accounts.terms import Scope
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


@click.group()
def client() -> None:
    """Programs of others that call the API."""


SCOPES = click.Choice([scope.value for scope in Scope])


@client.command()
@click.argument("name")
@click.option("--return-to", "uris", multiple=True, required=True, metavar="URL", help="Where people are sent back to.")
@click.option("--scope", "scopes", multiple=True, type=SCOPES, help="What it may ask people for; several times.")
def app(name: str, uris: tuple[str, ...], scopes: tuple[str, ...]) -> None:
    """Let the app NAME sign people in, by authorization code with PKCE."""
    made = register_app(SYSTEM, name=name, redirect_uris=uris, scopes=[Scope(scope) for scope in scopes])
    click.echo(f"CLIENT={made.client}")


@client.command()
@click.argument("identity")
def end(identity: str) -> None:
    """Take a client back, with all its tokens."""
    click.echo(f"{end_client(SYSTEM, client=identity)} is a client no more")
