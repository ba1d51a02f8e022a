"""`murmelbahn roll`: sell cars by the thousand through the operations of the house, and prove every deal."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

import click
from tqdm import tqdm

from murmelbahn.connect import operations as connect
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.engine import Engine
from murmelbahn.sandbox import operations, queries
from murmelbahn.sandbox.commands import house, interruption, presence, proving
from murmelbahn.sandbox.commands.client import Client
from murmelbahn.sandbox.commands.coordinator import Rolled, live
from murmelbahn.sandbox.commands.crew import Alone, ClientFailed, Crew, Together
from murmelbahn.sandbox.commands.elsewhere import PATIENCE, Elsewhere
from murmelbahn.sandbox.commands.processes import cpu_of_backends
from murmelbahn.sandbox.commands.report import Report, lines
from murmelbahn.sandbox.rules.fate import plan_of
from murmelbahn.sandbox.rules.variants import ENOUGH, missing, variants

FIRST_MORNING = datetime(2026, 11, 24, 8, tzinfo=UTC)
LARGEST = 2**63 - 1
STOCK = 0
"""A roll brings its own cars."""
OUTSIDE = (
    "So many of the deals without planned trouble live with the simulated plant, carrier, authority, lender and bank;"
    " in the others the roll plays them itself."
)

WAITS = (
    "With --apart: how long no fact may move before the roll says that nobody works, such as while a broker is away."
)


@click.command()
@click.option("--deals", default=100, show_default=True, type=click.IntRange(1, 100_000), help="How many cars to sell.")
@click.option(
    "--seed", default=7, show_default=True, type=click.IntRange(0, LARGEST), help="What chance is drawn from."
)
@click.option("--clients", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes that act.")
@click.option("--outside", default=0, type=click.IntRange(0, 100), metavar="PERCENT", help=OUTSIDE)
@click.option("--apart", is_flag=True, help="`murmelbahn work` processes carry the facts of the world.")
@click.option("--patience", default=PATIENCE, show_default=True, type=click.IntRange(1), metavar="SECONDS", help=WAITS)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--resume", is_flag=True, help="Go on with a roll that was interrupted: every begun deal is finished.")
@click.option("--tamper", default=0, type=click.IntRange(0, 10_000), help="Falsify so many copies; all must be named.")
@click.option("--world", "name", show_default=house.WORLD, metavar="NAME", help="The scratch world to roll in.")
def roll(
    deals: int,
    seed: int,
    clients: int,
    outside: int,
    apart: bool,
    patience: int,
    as_json: bool,
    resume: bool,
    tamper: int,
    name: str | None,
) -> None:
    """Sell cars from configuration to key handover in a scratch world, and prove every deal consistent to the cent.

    The world stays afterwards, until the next roll, so that it can be looked into.
    """
    name = house.chosen(name)
    with house.scratch(name, at=FIRST_MORNING, seed=seed, keep=resume) as new, interruption.told(name, seed=seed):
        if new:
            operations.furnish(SYSTEM, stock=STOCK)
            connect.choose_behaviour(SYSTEM, name="still")
            operations.begin_roll(SYSTEM, seed=seed, deals=deals, outside=outside)
        begun = queries.begun(SYSTEM, seed=seed)
        if not begun:
            raise click.ClickException(f"Nothing of seed {seed} was begun in '{name}': roll without --resume.")
        ours = house.engine(outside=any(one.outside for one in begun))
        engine = Elsewhere(ours.subscriptions, ours.projections, ours.stations, patience=patience) if apart else ours
        report = run(engine, deals=len(begun), seed=seed, clients=clients, tamper=tamper, quiet=as_json)
    click.echo(json.dumps(report.plain(), indent=2) if as_json else "\n".join(lines(report)))
    if report.faults:
        raise SystemExit(1)


def run(engine: Engine, *, deals: int, seed: int, clients: int, tamper: int = 0, quiet: bool = True) -> Report:
    """Live through a roll that was begun in the world we are in, and prove it."""
    began = time.monotonic()
    presence.wait_for_others()
    with _crew(clients, seed) as crew, tqdm(total=deals, disable=True if quiet else None, unit="deal") as bar:
        before = cpu_of_backends()
        rolled = _live(engine, crew, bar)
        spent, seconds = cpu_of_backends() - before, time.monotonic() - began
    judged, disagreements = proving.verdicts(seed, quiet=quiet)
    plans = [plan_of(seed, one.n) for one in queries.begun(SYSTEM, seed=seed)]
    outcome = queries.outcome(SYSTEM, seed=seed)
    drawn = variants(plans)
    return Report(
        seed=seed,
        deals=deals,
        clients=clients,
        seconds=seconds,
        rolled=rolled,
        backends_cpu=spent,
        outcome=outcome,
        variants=drawn,
        missing=missing(drawn, outcome.ends) if deals >= ENOUGH else (),
        violations=queries.violations(SYSTEM),
        verdicts=judged,
        disagreements=disagreements,
        tampered=proving.tampered(seed, tamper, quiet=quiet) if tamper else (),
    )


def _live(engine: Engine, crew: Crew, bar: tqdm[Any]) -> Rolled:
    def told(day: date, finished: int) -> None:
        bar.set_postfix_str(f"{day}", refresh=False)
        bar.update(finished)

    try:
        return live(engine, crew, told=told)
    except ClientFailed as failed:
        raise click.ClickException(str(failed)) from None


@contextmanager
def _crew(clients: int, seed: int) -> Iterator[Crew]:
    if clients == 1:
        yield Alone(Client(seed=seed, share=(0, 1)))
        return
    crew = Together.of(clients, seed=seed)
    try:
        yield crew
    finally:
        crew.end()
