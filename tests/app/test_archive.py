"""Backup and restore of a world."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections

from murmelbahn.accounts.models import User
from murmelbahn.accounts.operations import create_user
from murmelbahn.app import archive, worlds
from murmelbahn.app.archive import ArchiveRefused
from murmelbahn.app.databases import for_libpq
from murmelbahn.app.postgres import programs
from murmelbahn.app.worlds import WorldRefused
from murmelbahn.kernel import world as kernel_world
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.sql import tell
from murmelbahn.sandbox.queries import begun


@pytest.fixture
def backup(installation: str, tmp_path: Path) -> Path:
    worlds.create("one")
    with kernel_world.use(worlds.enter("one", pool=False)):
        create_user(SYSTEM, email="kept@example.org")
    file = tmp_path / "one.dump"
    archive.backup(connections.databases["one"], file)
    return file


def test_a_world_comes_back_as_it_was_beside_itself(backup: Path) -> None:
    archive.restore(backup, "other", replace=False)
    with kernel_world.use(worlds.enter("other", pool=False)):
        assert User.objects.get().email == "kept@example.org"
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_it_takes_the_place_of_a_world_only_when_told(backup: Path) -> None:
    with kernel_world.use(worlds.enter("one", pool=False)):
        create_user(SYSTEM, email="later@example.org")
    with pytest.raises(ArchiveRefused, match="--replace"):
        archive.restore(backup, "one", replace=False)
    archive.restore(backup, "one", replace=True)
    with kernel_world.use(worlds.enter("one", pool=False)):
        assert [user.email for user in User.objects.all()] == ["kept@example.org"]
    assert worlds.names() == ["one"]


def in_place() -> None:
    """The world is as it was, and nothing stands beside it."""
    with kernel_world.use(worlds.enter("one", pool=False)):
        assert [user.email for user in User.objects.all()] == ["kept@example.org"]
    with worlds.maintenance() as server:
        left = server.execute(
            "SELECT 1 FROM pg_database WHERE starts_with(datname, %s) AND datname LIKE '%%\\_restoring'",
            [worlds.PREFIX],
        ).fetchall()
    assert (worlds.names(), left) == (["one"], [])


@pytest.mark.parametrize("damage", ["cut early", "cut late", "nonsense", "empty", "text"])
def test_what_is_no_whole_backup_changes_nothing(backup: Path, damage: str) -> None:
    whole = backup.read_bytes()
    if damage == "text":
        made = programs.run("pg_dump", "--format=plain", connection=for_libpq(connections.databases["one"]))
        backup.write_text(made.out)
    else:
        told = {"cut early": whole[:20_000], "cut late": whole[:-3_000], "nonsense": b"no backup at all", "empty": b""}
        backup.write_bytes(told[damage])
    with pytest.raises(ArchiveRefused, match=r"one\.dump (is no backup that can be read|could not be restored)"):
        archive.restore(backup, "one", replace=True)
    in_place()


def test_another_databases_backup_is_refused(backup: Path) -> None:
    worlds.create("foreign")
    with kernel_world.use(worlds.enter("foreign", pool=False)):
        tell("ALTER TABLE kernel_clock RENAME TO alarms")
    archive.backup(connections.databases["foreign"], backup)
    worlds.drop("foreign")
    with pytest.raises(ArchiveRefused, match="of another database"):
        archive.restore(backup, "one", replace=True)
    in_place()


def test_a_later_versions_backup_is_refused_before_anything_is_made(backup: Path) -> None:
    worlds.create("later")
    with kernel_world.use(worlds.enter("later", pool=False)):
        tell("INSERT INTO django_migrations (app, name, applied) VALUES ('deal', '9999_stars', now())")
    archive.backup(connections.databases["later"], backup)
    worlds.drop("later")
    for name, replace in (("one", True), ("other", False)):
        with pytest.raises(ArchiveRefused, match="later version of Murmelbahn, which has deal 9999_stars"):
            archive.restore(backup, name, replace=replace)
    in_place()


def test_an_earlier_versions_backup_is_brought_up(backup: Path) -> None:
    worlds.create("earlier")
    alias = worlds.enter("earlier", pool=False)
    with kernel_world.use(alias):
        call_command("migrate", "sandbox", "zero", database=alias, verbosity=0)
    archive.backup(connections.databases["earlier"], backup)
    archive.restore(backup, "other", replace=False)
    with kernel_world.use(worlds.enter("other", pool=False)):
        assert begun(SYSTEM, seed=7) == (), "its table is there again"


@pytest.mark.parametrize("name", ["template", "Bad Name", "", "one_new", "one_before", "one_restoring"])
def test_a_backup_becomes_no_world_of_a_name_that_no_world_may_have(backup: Path, name: str) -> None:
    with pytest.raises(WorldRefused, match="name"):
        archive.restore(backup, name, replace=True)
    in_place()


def test_a_backup_goes_into_a_file_and_nowhere_else(backup: Path, tmp_path: Path) -> None:
    settings = connections.databases["one"]
    for place in (tmp_path, Path("/dev/null"), tmp_path / "nowhere" / "one.dump"):
        with pytest.raises(ArchiveRefused):
            archive.backup(settings, place)
    assert Path("/dev/null").is_char_device()
    assert tmp_path.is_dir()
