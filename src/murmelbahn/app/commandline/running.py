"""`murmelbahn run`: everything on one machine."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from murmelbahn.app import addresses, environment, prepared, surroundings
from murmelbahn.app.commandline.saying import say
from murmelbahn.app.environment import NotFitToRun
from murmelbahn.app.supervisor import supervise
from murmelbahn.app.supervisor.child import Child, TooManyRestarts


@click.command()
@click.option(
    "--bind", default="127.0.0.1:8000", show_default=True, help="Where to listen; this machine only unless told."
)
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes that serve.")
def run(bind: str, workers: int) -> None:
    """Set up everything, then serve and work until Ctrl-C."""
    began = time.monotonic()
    here = environment.read()
    host, port = addresses.parse(bind)
    addresses.check_free(host, port)
    logs = here.data / "log"
    for place in (here.data, logs):
        surroundings.folder(place)
    with _only_one(here.data), surroundings.server(say):
        if not prepared.is_prepared(os.environ["DATABASE_URL"]):
            say("preparing the tables")
            if subprocess.run([sys.executable, "-m", "murmelbahn", "db", "migrate"]).returncode != 0:
                raise NotFitToRun("The tables could not be prepared; the reason stands above. Nothing was started.")
        children = [
            Child("serve", ("serve", "--bind", f"{host}:{port}", "--workers", str(workers)), logs / "serve.log"),
            Child("work", ("work",), logs / "work.log"),
        ]
        data = None if here.database_url else here.data / "postgres"
        try:
            supervise(children, data=data, ready_at=(host, port), say=say, began=began)
        except TooManyRestarts as stop:
            raise NotFitToRun(str(stop)) from None


@contextmanager
def _only_one(data: Path) -> Iterator[None]:
    """One `run` per data folder."""
    with (data / "run.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise NotFitToRun(f"Murmelbahn runs here already (process {lock.read().strip()}).") from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield
