"""Backup and restore of a world."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.db import connections

from murmelbahn.accounts.models import User
from murmelbahn.accounts.operations import create_user
from murmelbahn.app import archive, worlds
from murmelbahn.app.archive import ArchiveRefused
from murmelbahn.kernel import world as kernel_world
from murmelbahn.kernel.actor import SYSTEM


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


@pytest.mark.parametrize("damage", ["cut", "nonsense"])
def test_a_damaged_backup_changes_nothing(backup: Path, damage: str) -> None:
    backup.write_bytes(backup.read_bytes()[:20_000] if damage == "cut" else b"no backup at all")
    with pytest.raises(ArchiveRefused, match="could not be restored"):
        archive.restore(backup, "one", replace=True)
    with kernel_world.use(worlds.enter("one", pool=False)):
        assert User.objects.get().email == "kept@example.org"
    assert worlds.names() == ["one"]


def test_a_backup_goes_into_a_file_and_nowhere_else(backup: Path, tmp_path: Path) -> None:
    settings = connections.databases["one"]
    for place in (tmp_path, Path("/dev/null"), tmp_path / "nowhere" / "one.dump"):
        with pytest.raises(ArchiveRefused):
            archive.backup(settings, place)
    assert Path("/dev/null").is_char_device()
    assert tmp_path.is_dir()
