"""`murmelbahn work`: placer, subscriptions, timers, stations, mail."""

from __future__ import annotations

import click

from murmelbahn.app import house, processes
from murmelbahn.app import work as loop
from murmelbahn.app.commandline.saying import say


@click.command(name="work")
@click.option("--once", is_flag=True, help="Work until the world is idle, then end.")
@click.pass_obj
def work(world: str | None, once: bool) -> None:
    """Work for a world: order its facts, deliver them, ring its timers."""
    processes.end_with_parent()
    with house.opened(say, world):
        if once:
            loop.until_idle()
        else:
            loop.forever(processes.ending())
