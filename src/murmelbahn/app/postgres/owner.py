"""As whom the server runs: ourselves, or a named unprivileged user when we are root (PostgreSQL refuses root)."""

from __future__ import annotations

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from murmelbahn.app.postgres.terms import PostgresRefused

CANDIDATES = ("murmelbahn", "postgres", "nobody")
"""Tried in this order when we are root and MURMELBAHN_PG_USER names nobody. No user is ever created."""


@dataclass(frozen=True, slots=True)
class Owner:
    name: str
    uid: int
    gid: int

    @property
    def is_us(self) -> bool:
        return self.uid == os.geteuid()

    def popen(self, arguments: Sequence[str | Path], *, out: IO[Any] | int) -> subprocess.Popen[str]:
        """Starts a program as this user, in `/`, in its own session (Ctrl-C at our terminal is not for it)."""
        who: dict[str, Any] = {} if self.is_us else {"user": self.uid, "group": self.gid, "extra_groups": []}
        environment = {"PATH": "/usr/bin:/bin", "HOME": "/", "LC_ALL": "C", "TZ": "UTC"}
        return subprocess.Popen(
            [str(part) for part in arguments], cwd="/", env=environment, stdin=subprocess.DEVNULL,
            stdout=out, stderr=subprocess.STDOUT, text=True, start_new_session=True, umask=0o077, **who,
        )  # fmt: skip

    def run(self, arguments: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
        process = self.popen(arguments, out=subprocess.PIPE)
        said, _ = process.communicate()
        return subprocess.CompletedProcess(list(map(str, arguments)), process.returncode, said, "")

    def can_reach(self, path: Path) -> bool:
        """Whether this user can execute or enter `path`, tried rather than computed (ACLs, mounts)."""
        return self.run(["test", "-x", path]).returncode == 0

    def own_folder(self, path: Path) -> Path:
        """`path` as a folder only this user can enter; only the folder itself is touched, never its parents."""
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.stat().st_uid != self.uid:
            os.chown(path, self.uid, self.gid)
        path.chmod(0o700)
        return path


def current_name() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise PostgresRefused(
            f"The user id {os.geteuid()} has no name on this machine and PostgreSQL needs one; set DATABASE_URL."
        ) from None


def choose() -> Owner:
    """Ourselves, or as root the user of MURMELBAHN_PG_USER, else the first candidate that exists."""
    if os.geteuid() != 0:
        return Owner(current_name(), os.geteuid(), os.getegid())
    wanted = os.environ.get("MURMELBAHN_PG_USER")
    for name in (wanted,) if wanted else CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Owner(name, entry.pw_uid, entry.pw_gid)
    raise PostgresRefused(
        "PostgreSQL does not run as root and no unprivileged user was found; set MURMELBAHN_PG_USER or DATABASE_URL."
    )
