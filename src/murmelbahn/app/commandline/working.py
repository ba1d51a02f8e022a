"""`murmelbahn work`: placer, subscriptions, timers, stations, mail."""

from __future__ import annotations

import click

from murmelbahn.app import broker, environment, house, processes
from murmelbahn.app import work as loop
from murmelbahn.app.commandline.saying import say
from murmelbahn.app.environment import NotFitToRun


@click.command(name="work")
@click.option("--once", is_flag=True, help="Work until the world is idle, then end.")
@click.option(
    "--kafka", is_flag=True, help="Hear facts from the broker of MURMELBAHN_KAFKA, shared with other workers."
)
@click.option("--without", multiple=True, metavar="PREFIX", help="Leave listeners of this name to other workers.")
@click.pass_obj
def work(world: str | None, once: bool, kafka: bool, without: tuple[str, ...]) -> None:
    """Work for a world: order its facts, deliver them, ring its timers."""
    processes.end_with_parent()
    here = environment.read()
    if kafka and not here.kafka:
        raise NotFitToRun("Set MURMELBAHN_KAFKA to the broker's address, as in `broker.example:9092`.")
    with house.opened(say, world):
        hears = loop.hearing(without)
        if once:
            hears.until_idle()
        elif kafka:
            with broker.heard_by(hears, here, world or here.world) as through_broker:
                loop.forever(processes.ending(), through_broker, always=True)
        else:
            loop.forever(processes.ending(), hears)
