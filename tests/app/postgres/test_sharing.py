"""The last one out turns off the light, and a killed one does not keep it burning."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from murmelbahn.app import postgres
from murmelbahn.app.postgres import State, running

USE = """
import sys
from pathlib import Path
from murmelbahn.app.postgres import running
with running(Path(sys.argv[1]), durable=False, spare=Path(sys.argv[2])):
    print("here", flush=True)
    sys.stdin.read()
"""


def _another_user(data: Path, spare: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", USE, str(data), str(spare)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert process.stdout
    assert process.stdout.readline() == "here\n"
    return process


def test_the_server_runs_while_anybody_uses_it(data: Path, spare: Path) -> None:
    with running(data, durable=False, spare=spare):
        other = _another_user(data, spare)
    assert postgres.status(data, spare=spare).state is State.RUNNING
    other.communicate("")
    assert postgres.status(data, spare=spare).state is State.STOPPED


def test_a_killed_user_does_not_count(data: Path, spare: Path) -> None:
    other = _another_user(data, spare)
    other.kill()
    other.communicate()
    assert postgres.status(data, spare=spare).state is State.RUNNING, "kill -9 leaves the server, data are safe"
    with running(data, durable=False, spare=spare):
        pass
    assert postgres.status(data, spare=spare).state is State.STOPPED
