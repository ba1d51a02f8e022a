"""`murmelbahn relay`: from the log to the broker."""

from __future__ import annotations

import click

from murmelbahn.app import broker, environment, house, processes
from murmelbahn.app.commandline.saying import say
from murmelbahn.app.environment import NotFitToRun


@click.command(name="relay")
@click.pass_obj
def relay(world: str | None) -> None:
    """Copy a world's facts to the Kafka broker of MURMELBAHN_KAFKA. One relay works, others stand by."""
    processes.end_with_parent()
    here = environment.read()
    if not here.kafka:
        raise NotFitToRun("Set MURMELBAHN_KAFKA to the broker's address, as in `broker.example:9092`.")
    with house.opened(say, world):
        broker.relay_forever(processes.ending(), here, world or here.world)
