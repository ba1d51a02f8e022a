"""`murmelbahn staff`: the first people of an installation; later ones are invited by an operator. `murmelbahn client`: programs
of others, which sign in for people or for themselves."""

from __future__ import annotations

from uuid import UUID

import click

from murmelbahn.accounts.operations import MACHINES, create_user, end_client, register_app, register_machine
from murmelbahn.accounts.rules import scopes_of
from murmelbahn.accounts.terms import NewClient, Scope
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


NATIONAL = sorted(kind.value for kind in MACHINES - {ActorKind.ADVISER})
SCOPES = click.Choice([scope.value for scope in Scope])


@client.command()
@click.argument("name")
@click.option("--return-to", "uris", multiple=True, required=True, metavar="URL", help="Where people are sent back to.")
@click.option("--scope", "scopes", multiple=True, type=SCOPES, help="What it may ask people for; several times.")
def app(name: str, uris: tuple[str, ...], scopes: tuple[str, ...]) -> None:
    """Let the app NAME sign people in, by authorization code with PKCE."""
    _told(register_app(SYSTEM, name=name, redirect_uris=uris, scopes=[Scope(scope) for scope in scopes]))


@client.command()
@click.argument("name")
@click.option("--agent", "agents", multiple=True, type=click.UUID, help="The agent it acts for.")
@click.option("--outlet", "outlets", multiple=True, type=click.UUID, help="An outlet it acts at.")
@click.option(
    "--market", "markets", multiple=True, metavar="CODE", help="A market, for a system of the national company."
)
@click.option(
    "--kind",
    "role",
    default=ActorKind.NSC_SALES.value,
    show_default=True,
    type=click.Choice(NATIONAL),
    help="The role of a system of the national company; bank files and books are finance's.",
)
@click.option("--scope", "scopes", multiple=True, type=SCOPES, help="What it may do; all of its role when not said.")
def machine(
    name: str,
    agents: tuple[UUID, ...],
    outlets: tuple[UUID, ...],
    markets: tuple[str, ...],
    role: str,
    scopes: tuple[str, ...],
) -> None:
    """Let the machine NAME sign in by itself, bound to an agent or to markets."""
    kind = ActorKind.ADVISER if agents else ActorKind(role)
    wanted = frozenset(Scope(scope) for scope in scopes) or scopes_of(kind)
    _told(
        register_machine(SYSTEM, name=name, kind=kind, scopes=wanted, agents=agents, outlets=outlets, markets=markets)
    )


@client.command()
@click.argument("identity")
def end(identity: str) -> None:
    """Take a client back, with all its tokens."""
    click.echo(f"{end_client(SYSTEM, client=identity)} is a client no more")


def _told(made: NewClient) -> None:
    click.echo(f"CLIENT={made.client}")
    if made.secret:
        click.echo(f"SECRET='{made.secret}'")
