"""What every process of the house needs before Django: secrets and the address of a database server that answers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryFile

from murmelbahn.app import databases, environment, postgres, secrets
from murmelbahn.app.environment import NotFitToRun


@contextmanager
def server(say: Callable[[str], None]) -> Iterator[str]:
    """DATABASE_URL, of the embedded server unless one is set; children of this process find it in their environment.
    Raises NotFitToRun."""
    here = environment.read()
    if here.demo:
        folder(here.data)
        secrets.provide(here.data)
    if here.database_url is not None:
        yield here.database_url
        return
    with ExitStack() as stack:
        try:
            running = stack.enter_context(postgres.running(here.data / "postgres", say=say))
        except OSError as closed:
            raise _not_ours(Path(str(closed.filename or here.data)), closed) from None
        os.environ["DATABASE_URL"] = running.dsn(databases.database_of(here.world))
        try:
            yield os.environ["DATABASE_URL"]
        finally:
            del os.environ["DATABASE_URL"]


def folder(data: Path) -> None:
    """The data folder stands, and we may write into it. Raises NotFitToRun."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=data):  # tried, because rights do not tell of read-only and special file systems
            pass
    except OSError as closed:
        raise _not_ours(data, closed) from None


def _not_ours(path: Path, closed: OSError) -> NotFitToRun:
    why = "it is no folder" if isinstance(closed, FileExistsError | NotADirectoryError) else closed.strerror
    return NotFitToRun(f"{path} cannot be used for data ({why}): name another folder of yours in MURMELBAHN_DATA.")
