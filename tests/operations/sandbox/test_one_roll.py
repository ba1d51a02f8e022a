"""One roll at a time in a world, in the world that was named; Ctrl-C tells how far it came and what finishes it."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from click import ClickException
from click.testing import CliRunner, Result
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.utils import DataError

from murmelbahn.app import worlds
from murmelbahn.app.commandline import commands
from murmelbahn.app.databases import database_of
from murmelbahn.app.postgres.terms import PORT, ROLE
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.sql import ask
from murmelbahn.sandbox import queries
from murmelbahn.sandbox.commands import interruption, presence
from murmelbahn.sandbox.commands.presence import SomebodyElseRolls
from tests.faults.lived import DAYS, places_of


def test_a_second_roll_is_refused_at_once_and_named_the_first(world: str) -> None:
    with worlds.maintenance() as one, worlds.maintenance() as other:
        with presence.alone(one, world="roll"):
            with (
                pytest.raises(SomebodyElseRolls, match=rf"'roll' \(process {os.getpid()} on "),
                presence.alone(other, world="roll"),
            ):
                pytest.fail("two at once")
            with presence.alone(other, world="spring"):
                pass
        with presence.alone(other, world="roll"):
            pass


def test_a_roll_that_was_killed_bars_nobody(world: str) -> None:
    with worlds.maintenance() as one, worlds.maintenance() as other:
        with presence.alone(one, world="roll"):
            one.close()
        with presence.alone(other, world="roll"):
            pass


def send_everybody_away() -> None:
    """As `world drop` and the end of a server do."""
    with worlds.maintenance() as server:
        name = connections.databases[DEFAULT_DB_ALIAS]["NAME"]
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])


def test_a_roll_whose_database_goes_away_says_what_finishes_it(world: str) -> None:
    assert queries.begun(SYSTEM, seed=7) == ()

    def lose_it() -> None:
        with interruption.told("roll", seed=7):
            send_everybody_away()
            queries.begun(SYSTEM, seed=7)

    way = r"went away in the middle \(.*`murmelbahn roll --resume --seed 7` finishes"
    with pytest.raises(ClickException, match=way):
        lose_it()
    connections[DEFAULT_DB_ALIAS].close()


def test_a_bug_in_a_statement_stays_loud(world: str) -> None:
    with pytest.raises(DataError), interruption.told("roll", seed=7):
        ask("SELECT 1 / 0")


def said(*words: str) -> Result:
    return CliRunner().invoke(commands, words)


def test_a_roll_names_its_world_once_and_never_the_installations_own() -> None:
    two = said("--world", "mine", "roll", "--world", "other")
    assert (two.exit_code, "say --world once" in two.output) == (2, True)
    for words in (("--world", "demo", "roll"), ("roll", "--world", "demo")):
        own = said(*words)
        assert (own.exit_code, "installation's own" in own.output) == (1, True)


@pytest.mark.parametrize("command", ["run", "serve", "world list", "market list", "api schema", "facts list"])
def test_a_world_is_not_passed_over(command: str) -> None:
    refused = said("--world", "mine", *command.split())
    assert refused.exit_code == 2
    assert "acts in no single world" in refused.output


@pytest.mark.parametrize("name", ["template", "A b", "x" * 41])
def test_what_is_no_world_is_named_nowhere(name: str) -> None:
    refused = said("--world", name, "clock", "show")
    assert refused.exit_code == 2
    assert "names no world" in refused.output


def start(folder: Path, *words: str) -> subprocess.Popen[str]:
    """A command as a terminal starts it: in a process group of its own, to which Ctrl-C goes."""
    plain = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "MURMELBAHN_WORLD"}}
    surroundings = {"MURMELBAHN_DATA": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)}
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "murmelbahn", *words], env=plain | surroundings, text=True, process_group=0,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
    finally:
        signal.signal(signal.SIGINT, before)


def days_of(folder: Path, world: str) -> int:
    """Days the world has lived; -1 while there is nobody to ask."""
    try:
        with psycopg.connect(
            host=str(places_of(folder).socket), port=PORT, user=ROLE, dbname=database_of(world)
        ) as connection:
            row = connection.execute(DAYS).fetchone()
    except (psycopg.OperationalError, psycopg.errors.UndefinedTable):
        return -1
    return int(row[0]) if row and row[0] is not None else -1


@pytest.mark.fault
def test_ctrl_c_says_how_far_it_came_and_what_finishes_it(tmp_path: Path) -> None:
    first = start(tmp_path, "--world", "mine", "roll", "--deals", "20", "--seed", "11", "--clients", "2")
    while first.poll() is None and days_of(tmp_path, "mine") < 30:
        with pytest.raises(subprocess.TimeoutExpired):
            first.wait(0.2)
    second = start(tmp_path, "--world", "mine", "roll", "--deals", "1").communicate()[0]
    assert re.search(rf"going on in the world 'mine' \(process {first.pid} on", second), second

    os.killpg(first.pid, signal.SIGINT)
    told = first.communicate()[0]
    assert first.returncode == 1
    assert "Traceback" not in told
    way = re.search(r"Interrupted when \d+ of 20 deals were finished: `murmelbahn (.*)` finishes", told)
    assert way, told
    assert way[1] == "roll --resume --seed 11 --world mine"

    finished = start(tmp_path, *shlex.split(way[1]))
    assert "all deals agree" in finished.communicate()[0]
    assert finished.returncode == 0
    assert start(tmp_path, "world", "list").communicate()[0].split() == ["mine"]
