"""`murmelbahn client machine`: systems of retailers and of the national company that sign in by themselves."""

from __future__ import annotations

from uuid import UUID

import click

from murmelbahn.accounts.operations import MACHINES
from murmelbahn.accounts.terms import Scope
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.retail.operations import register_machine

NATIONAL = sorted(kind.value for kind in MACHINES - {ActorKind.ADVISER})


@click.group()
def client() -> None:
    """Programs of others that call the API."""


@client.command()
@click.argument("name")
@click.option("--agent", "agents", multiple=True, type=click.UUID, help="The agent it acts for.")
@click.option("--outlet", "outlets", multiple=True, type=click.UUID, help="An outlet of this agent that it acts at.")
@click.option(
    "--market", "markets", multiple=True, metavar="CODE", help="A market, for a system of the national company."
)
@click.option(
    "--kind",
    "role",
    default=None,
    type=click.Choice(NATIONAL),
    help=f"The role of a system of the national company, {ActorKind.NSC_SALES.value} when not said; bank files and books are "
    "finance's.",
)
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice([scope.value for scope in Scope]),
    help="What it may do; all of its role when not said.",
)
def machine(
    name: str,
    agents: tuple[UUID, ...],
    outlets: tuple[UUID, ...],
    markets: tuple[str, ...],
    role: str | None,
    scopes: tuple[str, ...],
) -> None:
    """Let the machine NAME sign in by itself, bound to an agent or to markets."""
    if agents and (markets or role):
        raise click.UsageError("A system of an agent has neither --market nor --kind: it acts for its agent alone.")
    if outlets and not agents:
        raise click.UsageError("--outlet needs the --agent that runs it.")
    kind = ActorKind.ADVISER if agents else ActorKind(role or ActorKind.NSC_SALES)
    wanted = [Scope(scope) for scope in scopes]
    made = register_machine(
        SYSTEM, name=name, kind=kind, scopes=wanted, agents=agents, outlets=outlets, markets=markets
    )
    click.echo(f"CLIENT={made.client}\nSECRET='{made.secret}'")
