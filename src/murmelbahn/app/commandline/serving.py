"""`murmelbahn serve`: pages and API."""

from __future__ import annotations

import click
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from murmelbahn.app import addresses, environment, processes, surroundings
from murmelbahn.app.commandline.saying import say

DEFAULT_BIND = "127.0.0.1:8000"


@click.command()
@click.option("--bind", default=DEFAULT_BIND, show_default=True, help="Where to listen; this machine only unless told.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes.")
def serve(bind: str, workers: int) -> None:
    """Serve pages and API."""
    host, port = addresses.parse(bind)
    addresses.check_free(host, port)
    if environment.read().demo and not addresses.this_machine_only(host):
        say("Careful: this is a demo, anybody who reaches it may act as anybody in it.")
    processes.end_with_parent()
    with surroundings.server(say):
        # One blocking thread per process measured best: the work is Python's and the pool's, more threads only queue.
        Granian(
            "murmelbahn.app.wsgi:application", address=host, port=port, interface=Interfaces.WSGI, workers=workers,
            blocking_threads=1, backpressure=64, log_level=LogLevels.warning, workers_kill_timeout=10,
            respawn_failed_workers=True,
        ).serve()  # fmt: skip
