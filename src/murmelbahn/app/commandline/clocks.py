"""`murmelbahn clock`: the world's time, and moving it where it is ours to move."""

from __future__ import annotations

from datetime import timedelta

import click

from murmelbahn.app import house
from murmelbahn.app.commandline.saying import say
from murmelbahn.app.wiring import engine
from murmelbahn.kernel import clock as kernel_clock
from murmelbahn.kernel import timers


@click.group()
def clock() -> None:
    """The world's time."""


@clock.command()
@click.pass_obj
def show(world: str | None) -> None:
    """What time it is in the world."""
    with house.opened(say, world):
        click.echo(f"{kernel_clock.read():%Y-%m-%d %H:%M} UTC")
        due = timers.next_due()
        click.echo(f"next alarm {due:%Y-%m-%d %H:%M} UTC" if due else "no alarm is set")


@clock.command(name="next-day")
@click.option("--days", default=1, show_default=True, type=click.IntRange(1, 3660))
@click.pass_obj
def next_day(world: str | None, days: int) -> None:
    """Let the world live through a day, alarm by alarm."""
    with house.opened(say, world):
        engine().until(kernel_clock.read() + timedelta(days=days))
        click.echo(f"it is {kernel_clock.read():%Y-%m-%d %H:%M} UTC")


@clock.command(name="until-something-happens")
@click.pass_obj
def until_something_happens(world: str | None) -> None:
    """Go to the next alarm and live through it."""
    with house.opened(say, world):
        due = engine().until_something_happens()
        click.echo(f"it is {due:%Y-%m-%d %H:%M} UTC" if due else "nothing is to come")
