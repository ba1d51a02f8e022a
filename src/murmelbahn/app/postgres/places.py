"""Where data, socket, lock and log of one server are, given the folder that was asked for."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from murmelbahn.app.postgres.owner import Owner
from murmelbahn.app.postgres.terms import PORT

SPARE = Path("/var/lib/murmelbahn")
"""Used only by root, when the unprivileged user cannot reach the folder that was asked for."""
SOCKET_LIMIT = 107
"""Bytes a unix socket's path may have on Linux (sun_path is 108 with its closing zero)."""


@dataclass(frozen=True, slots=True)
class Places:
    home: Path
    """Belongs to us: lock files. Closed to others only as far as its parents are."""
    data: Path
    socket: Path

    @property
    def log(self) -> Path:
        return self.data.parent / "server.log"


def fingerprint(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:12]


def places(asked: Path, owner: Owner, spare: Path = SPARE) -> Places:
    """Decides and creates the folders. `asked` holds the cluster as `asked/cluster`, unless `owner` cannot get there:
    then it stands under `spare`, and `asked/moved-to` says where."""
    asked = asked.absolute()
    asked.mkdir(parents=True, exist_ok=True, mode=0o755)
    base = asked if owner.is_us or _can_enter(asked, owner) else spare / fingerprint(asked)
    pointer = asked / "moved-to"
    if base != asked:
        spare.mkdir(parents=True, exist_ok=True, mode=0o755)
        base.mkdir(exist_ok=True)
        pointer.write_text(f"{base}\n")
    else:
        pointer.unlink(missing_ok=True)
    base = owner.own_folder(base / "server")
    socket = base / "socket"
    if len(os.fsencode(socket / f".s.PGSQL.{PORT}")) > SOCKET_LIMIT:
        socket = _short_folder(base, owner)
    return Places(home=asked, data=base / "cluster", socket=owner.own_folder(socket))


def _can_enter(asked: Path, owner: Owner) -> bool:
    return owner.can_reach(asked)


def _short_folder(base: Path, owner: Owner) -> Path:
    """A socket folder with a short name; refused if a stranger was there first (/tmp is everybody's)."""
    folder = Path("/tmp") / f"murmelbahn-{owner.uid}-{fingerprint(base)}"
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        found = folder.lstat()
        if folder.is_symlink() or found.st_uid not in {owner.uid, os.geteuid()}:
            raise PermissionError(f"{folder} belongs to somebody else") from None
    return folder
