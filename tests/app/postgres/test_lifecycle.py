"""Start, attach, stop, start again; and what a killed server leaves behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from murmelbahn.app import postgres
from murmelbahn.app.postgres import PostgresRefused, Server, State, process
from murmelbahn.app.postgres.places import SOCKET_LIMIT

Start = Callable[..., Server]


def test_from_nothing_to_running_and_back(start: Start, data: Path, spare: Path) -> None:
    assert postgres.status(data, spare=spare).state is State.ABSENT
    server = start()
    with psycopg.connect(server.dsn()) as connection:
        row = connection.execute("SELECT current_user, current_setting('listen_addresses')").fetchone()
    assert row == ("murmelbahn", "")
    assert postgres.status(data, spare=spare).pid == server.pid
    assert start().pid == server.pid, "a running server is attached to"
    postgres.stop(data, spare=spare)
    assert postgres.status(data, spare=spare).state is State.STOPPED
    assert start().pid != server.pid


def test_the_folder_is_closed_and_no_port_is_open(start: Start) -> None:
    server = start()
    assert server.data.stat().st_mode & 0o777 == 0o700
    assert server.socket.stat().st_mode & 0o777 == 0o700
    listening = Path(f"/proc/{server.pid}/net/tcp").read_text().splitlines()[1:]
    inodes = {line.split()[9] for line in listening if line.split()[3] == "0A"}
    links = [os.readlink(link) for link in Path(f"/proc/{server.pid}/fd").iterdir()]
    assert not any(f"socket:[{inode}]" in links for inode in inodes)


def test_committed_rows_outlive_kill_9_of_the_server(data: Path, spare: Path) -> None:
    server = postgres.start(data, durable=True, spare=spare)
    heard: list[str] = []
    for round_ in range(3):
        with psycopg.connect(server.dsn(), autocommit=True) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS kept (n int)")
            for number in range(50):
                connection.execute("INSERT INTO kept VALUES (%s)", [number])
        os.kill(server.pid, signal.SIGKILL)
        server = postgres.start(data, durable=True, say=heard.append, spare=spare)
        with psycopg.connect(server.dsn()) as connection:
            assert connection.execute("SELECT count(*) FROM kept").fetchone() == (50 * (round_ + 1),)
    assert any("recovery" in line for line in heard)


def test_a_reused_pid_is_not_taken_for_the_server(start: Start, data: Path, spare: Path) -> None:
    """After a container restart the pid in the file often belongs to somebody else."""
    server = start()
    pid_file = (server.data / "postmaster.pid").read_text()
    postgres.stop(data, spare=spare)
    stranger = subprocess.Popen(["sleep", "300"], user=server.data.stat().st_uid)
    try:
        (server.data / "postmaster.pid").write_text(pid_file.replace(str(server.pid), str(stranger.pid), 1))
        assert postgres.status(data, spare=spare).state is State.STOPPED
        again = start()
        assert again.pid != stranger.pid
        psycopg.connect(again.dsn()).close()
        assert stranger.poll() is None, "the stranger was left alone"
    finally:
        stranger.kill()
        stranger.wait()


def test_whether_a_server_has_ended_is_told_by_what_bears_its_number(start: Start) -> None:
    assert not postgres.has_ended(start().pid)
    assert postgres.has_ended(os.getpid()), "a number that means somebody else by now"


def test_a_zombie_is_not_taken_for_the_server(start: Start, data: Path, spare: Path) -> None:
    server = start()
    pid_file = (server.data / "postmaster.pid").read_text()
    postgres.stop(data, spare=spare)
    dead = subprocess.Popen(["true"], user=server.data.stat().st_uid)
    os.waitid(os.P_PID, dead.pid, os.WEXITED | os.WNOWAIT)  # it has ended and nobody has reaped it
    (server.data / "postmaster.pid").write_text(pid_file.replace(str(server.pid), str(dead.pid), 1))
    assert start().pid != dead.pid
    dead.wait()


def test_a_process_that_began_later_did_not_write_the_file(start: Start) -> None:
    server = start()
    lines = (server.data / "postmaster.pid").read_text().splitlines()
    lines[2] = str(int(lines[2]) - 3600)
    (server.data / "postmaster.pid").write_text("\n".join(lines) + "\n")
    assert process.postmaster(server.data) is None
    lines[2] = str(int(lines[2]) + 3600)
    (server.data / "postmaster.pid").write_text("\n".join(lines) + "\n")


def test_a_long_path_gets_a_short_socket(room: Path, spare: Path) -> None:
    data = room / ("very-long-name-" * 8)
    server = postgres.start(data, durable=False, spare=spare)
    try:
        assert len(os.fsencode(server.socket / ".s.PGSQL.5432")) <= SOCKET_LIMIT
        psycopg.connect(server.dsn()).close()
    finally:
        postgres.stop(data, spare=spare)
        server.socket.rmdir()


def test_another_major_version_is_refused_in_a_sentence_and_left_alone(start: Start, data: Path, spare: Path) -> None:
    server = start()
    postgres.stop(data, spare=spare)
    before = sorted(path.name for path in server.data.iterdir())
    (server.data / "PG_VERSION").write_text("15\n")
    with pytest.raises(PostgresRefused, match="was written by PostgreSQL 15"):
        start()
    assert sorted(path.name for path in server.data.iterdir()) == before


def test_a_folder_that_is_no_cluster_is_refused(start: Start, data: Path, spare: Path) -> None:
    server = start()
    postgres.stop(data, spare=spare)
    (server.data / "PG_VERSION").unlink()
    with pytest.raises(PostgresRefused, match="is not a PostgreSQL data folder"):
        start()


def test_a_server_that_cannot_start_says_why(start: Start, data: Path, spare: Path) -> None:
    server = start()
    postgres.stop(data, spare=spare)
    with (server.data / "postgresql.conf").open("a") as file:
        file.write("no_such_setting = 1\n")
    with pytest.raises(PostgresRefused, match="no_such_setting"):
        start()


def test_two_starters_at_once_get_one_server(data: Path, spare: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from murmelbahn.app import postgres;"
        "print(postgres.start(Path(sys.argv[1]), durable=False, spare=Path(sys.argv[2])).pid)"
    )
    starters = [
        subprocess.Popen([sys.executable, "-c", code, str(data), str(spare)], stdout=subprocess.PIPE, text=True,
                         env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)})
        for _ in range(4)
    ]  # fmt: skip
    pids = {starter.communicate()[0].strip() for starter in starters}
    assert len(pids) == 1
    assert postgres.status(data, spare=spare).pid == int(pids.pop())
