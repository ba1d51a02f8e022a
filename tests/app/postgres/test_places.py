"""Root, closed folders, strangers in /tmp: nobody else's folder is opened, and no server runs as root."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import psycopg
import pytest

from murmelbahn.app import postgres
from murmelbahn.app.postgres import PostgresRefused, binaries, owner
from murmelbahn.app.postgres.places import places

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root drops to another user")


@as_root
def test_under_a_closed_folder_the_data_stand_where_the_user_can_get(room: Path, spare: Path) -> None:
    closed = room / "home"
    closed.mkdir(mode=0o700)
    data = closed / "clone" / "var"
    server = postgres.start(data, durable=False, spare=spare)
    try:
        psycopg.connect(server.dsn()).close()
        assert closed.stat().st_mode & 0o777 == 0o700
        assert server.data.is_relative_to(spare)
        assert (data / "moved-to").read_text().strip() == str(server.data.parent.parent)
        assert Path(f"/proc/{server.pid}").stat().st_uid == owner.choose().uid != 0
    finally:
        postgres.stop(data, spare=spare)


@as_root
def test_programs_nobody_else_can_reach_are_copied_once(
    room: Path, spare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = room / "venv"
    closed.mkdir(mode=0o700)
    wheel = binaries.shipped().parent
    shutil.copytree(wheel / "pginstall", closed / wheel.name / "pginstall")
    shutil.copytree(wheel.with_name(f"{wheel.name}.libs"), closed / f"{wheel.name}.libs")
    monkeypatch.setattr(binaries, "shipped", lambda: closed / wheel.name / "pginstall")
    data = room / "data"
    server = postgres.start(data, durable=False, spare=spare)
    try:
        assert Path(f"/proc/{server.pid}/exe").readlink().is_relative_to(spare)
    finally:
        postgres.stop(data, spare=spare)
    made = binaries.reachable(owner.choose(), spare).stat().st_mtime_ns
    assert binaries.reachable(owner.choose(), spare).stat().st_mtime_ns == made
    assert closed.stat().st_mode & 0o777 == 0o700


@as_root
def test_a_user_of_ones_own_choice(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MURMELBAHN_PG_USER", "nobody")
    assert owner.choose().name == "nobody"
    monkeypatch.setenv("MURMELBAHN_PG_USER", "root")
    with pytest.raises(PostgresRefused, match="MURMELBAHN_PG_USER"):
        owner.choose()


def test_parents_keep_their_rights(room: Path, spare: Path) -> None:
    room.chmod(0o711)
    places(room / "data", owner.choose(), spare)
    assert room.stat().st_mode & 0o777 == 0o711
    assert (room / "data" / "server").stat().st_mode & 0o777 == 0o700


def test_a_short_folder_somebody_else_made_first_is_refused(room: Path, spare: Path) -> None:
    data = room / ("very-long-name-" * 8)
    socket = places(data, owner.choose(), spare).socket
    socket.rmdir()
    socket.symlink_to(room)
    try:
        with pytest.raises(PermissionError):
            places(data, owner.choose(), spare)
    finally:
        socket.unlink()
