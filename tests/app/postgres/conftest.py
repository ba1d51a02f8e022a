"""A folder for one embedded server, outside pytest's own (which is closed to other users)."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from murmelbahn.app import postgres
from murmelbahn.app.postgres import Server


@pytest.fixture
def room() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="mb-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def spare(room: Path) -> Path:
    """Stands for /var/lib/murmelbahn."""
    return room / "spare"


@pytest.fixture
def data(room: Path, spare: Path) -> Iterator[Path]:
    """A data folder; whatever runs on it afterwards is stopped."""
    yield room / "data"
    postgres.stop(room / "data", spare=spare)


@pytest.fixture
def start(data: Path, spare: Path) -> Callable[..., Server]:
    def go(say: Callable[[str], None] = lambda _: None) -> Server:
        return postgres.start(data, durable=False, say=say, spare=spare)

    return go
