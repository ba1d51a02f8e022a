"""What every process of the house needs before Django: secrets and the address of a database server that answers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from murmelbahn.app import databases, environment, postgres, secrets


@contextmanager
def server(say: Callable[[str], None]) -> Iterator[str]:
    """DATABASE_URL, of the embedded server unless one is set; children of this process find it in their environment."""
    here = environment.read()
    if here.demo:
        secrets.provide(here.data)
    if here.database_url is not None:
        yield here.database_url
        return
    with postgres.running(here.data / "postgres", say=say) as running:
        os.environ["DATABASE_URL"] = running.dsn(databases.database_of(here.world))
        try:
            yield os.environ["DATABASE_URL"]
        finally:
            del os.environ["DATABASE_URL"]
